import { slugOf } from '../../params.ts';
import { articleRoute } from './article-route.tsx';

type Props = { params: Promise<{ slug: string }> };

const placeOf = async (params: Props['params']) => ({ slug: slugOf((await params).slug), page: 1 });

export const generateMetadata = async ({ params }: Props) =>
  articleRoute.metadata(await placeOf(params));

export default async function Page({ params }: Props) {
  return articleRoute.page(await placeOf(params));
}
