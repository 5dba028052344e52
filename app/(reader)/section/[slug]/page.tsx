import { sectionRoute } from './section-route.tsx';

type Props = { params: Promise<{ slug: string }> };

export const generateMetadata = ({ params }: Props) => sectionRoute.metadata(params);

export default function Page({ params }: Props) {
  return sectionRoute.page(params);
}
