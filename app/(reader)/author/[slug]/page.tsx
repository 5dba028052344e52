import { authorRoute } from './author-route.tsx';

type Props = { params: Promise<{ slug: string }> };

export const generateMetadata = ({ params }: Props) => authorRoute.metadata(params);

export default function Page({ params }: Props) {
  return authorRoute.page(params);
}
