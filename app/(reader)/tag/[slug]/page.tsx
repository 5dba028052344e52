import { tagRoute } from './tag-route.tsx';

type Props = { params: Promise<{ slug: string }> };

export const generateMetadata = ({ params }: Props) => tagRoute.metadata(params);

export default function Page({ params }: Props) {
  return tagRoute.page(params);
}
