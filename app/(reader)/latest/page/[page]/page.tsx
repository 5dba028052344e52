import { latestRoute } from '../../latest-route.tsx';

type Props = { params: Promise<{ page: string }> };

/** Pages lead to each other by plain links: none has to show anything before it is whole. */
export const instant = false;

/** Made once and kept: nothing on it may depend on who asks. */
export const ensureStatic = 'navigation';

export const generateStaticParams = () => [{ page: '2' }];

export const generateMetadata = ({ params }: Props) => latestRoute.metadata(params);

export default function Page({ params }: Props) {
  return latestRoute.page(params);
}
