import { latestBeforeRoute } from '../../../latest-route.tsx';

type Props = { params: Promise<{ at: string; id: string }> };

export const generateMetadata = ({ params }: Props) => latestBeforeRoute.metadata(params);

export default function Page({ params }: Props) {
  return latestBeforeRoute.page(params);
}
