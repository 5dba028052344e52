import { monthRoute } from '../../month-route.tsx';

type Props = { params: Promise<{ year: string; month: string; page: string }> };

export const generateMetadata = ({ params }: Props) => monthRoute.metadata(params);

export default function Page({ params }: Props) {
  return monthRoute.page(params);
}
