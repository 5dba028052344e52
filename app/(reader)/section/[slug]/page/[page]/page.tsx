import { unknownSlug } from '../../../../params.ts';
import { sectionRoute } from '../../section-route.tsx';

type Props = { params: Promise<{ slug: string; page: string }> };

/** Pages lead to each other by plain links: none has to show anything before it is whole. */
export const instant = false;

/** Made once and kept: nothing on it may depend on who asks. */
export const ensureStatic = 'navigation';

export const generateStaticParams = () => [{ slug: unknownSlug, page: '2' }];

export const generateMetadata = ({ params }: Props) => sectionRoute.metadata(params);

export default function Page({ params }: Props) {
  return sectionRoute.page(params);
}
