import { latestRoute } from '../../latest-route.tsx';

type Props = { params: Promise<{ page: string }> };

export const generateMetadata = ({ params }: Props) => latestRoute.metadata(params);

export default function Page({ params }: Props) {
  return latestRoute.page(params);
}
