import { authorBeforeRoute } from '../../../author-route.tsx';

type Props = { params: Promise<{ slug: string; at: string; id: string }> };

export const generateMetadata = ({ params }: Props) => authorBeforeRoute.metadata(params);

export default function Page({ params }: Props) {
  return authorBeforeRoute.page(params);
}
