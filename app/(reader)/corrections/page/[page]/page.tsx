import { correctionsRoute } from '../../corrections-route.tsx';

type Props = { params: Promise<{ page: string }> };

export const generateMetadata = ({ params }: Props) => correctionsRoute.metadata(params);

export default function Page({ params }: Props) {
  return correctionsRoute.page(params);
}
