import { unknownSlug } from '../../params.ts';
import { sectionRoute } from './section-route.tsx';

type Props = { params: Promise<{ slug: string }> };

export const generateStaticParams = () => [{ slug: unknownSlug }];

export const generateMetadata = ({ params }: Props) => sectionRoute.metadata(params);

export default function Page({ params }: Props) {
  return sectionRoute.page(params);
}
