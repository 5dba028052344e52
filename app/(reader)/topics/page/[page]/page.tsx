import { topicsRoute } from '../../topics-route.tsx';

type Props = { params: Promise<{ page: string }> };

export const generateMetadata = ({ params }: Props) => topicsRoute.metadata(params);

export default function Page({ params }: Props) {
  return topicsRoute.page(params);
}
