import { permanentRedirect } from 'next/navigation';
import { articlePath } from '#lib/routes.ts';
import { missingMetadata } from '../../../../missing-metadata.ts';
import { pageNumberOf, slugOf } from '../../../../params.ts';
import { articleRoute } from '../../article-route.tsx';

type Props = { params: Promise<{ slug: string; page: string }> };

/** The number of the story's own page, which stands in no address of ours. */
const firstPage = '1';

async function placeOf(params: Props['params']) {
  const { slug, page } = await params;
  return { slug: slugOf(slug), page: pageNumberOf(page) };
}

export const generateMetadata = async ({ params }: Props) =>
  (await params).page === firstPage
    ? missingMetadata
    : articleRoute.metadata(await placeOf(params));

/** Further updates of a live story. */
export default async function Page({ params }: Props) {
  const { slug, page } = await params;
  if (page === firstPage) permanentRedirect(articlePath(slugOf(slug)));
  return articleRoute.page(await placeOf(params));
}
