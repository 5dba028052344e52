import { tagBeforeRoute } from '../../../tag-route.tsx';

type Props = { params: Promise<{ slug: string; at: string; id: string }> };

export const generateMetadata = ({ params }: Props) => tagBeforeRoute.metadata(params);

export default function Page({ params }: Props) {
  return tagBeforeRoute.page(params);
}
