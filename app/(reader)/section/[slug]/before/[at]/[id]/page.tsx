import { sectionBeforeRoute } from '../../../section-route.tsx';

type Props = { params: Promise<{ slug: string; at: string; id: string }> };

export const generateMetadata = ({ params }: Props) => sectionBeforeRoute.metadata(params);

export default function Page({ params }: Props) {
  return sectionBeforeRoute.page(params);
}
