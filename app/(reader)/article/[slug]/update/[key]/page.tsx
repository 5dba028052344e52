import { notFound, redirect } from 'next/navigation';
import { loadUpdatePlace } from '#lib/content/article/update/load.ts';
import { currentViewing } from '#lib/content/viewing.ts';
import { articlePath, liveUpdatePath } from '#lib/routes.ts';
import { missingMetadata } from '../../../../missing-metadata.ts';
import { movedOrMissing } from '../../../../moved-or-missing.ts';
import { slugOf } from '../../../../params.ts';

type Props = { params: Promise<{ slug: string; key: string }> };

export const generateMetadata = missingMetadata;

/** The address of an update for good: on to where it stands by now. */
export default async function Page({ params }: Props): Promise<never> {
  const { slug: segment, key: name } = await params;
  const [slug, key] = [slugOf(segment), slugOf(name)];
  const place = await loadUpdatePlace(slug, key, await currentViewing());
  if (place === 'no-story') return movedOrMissing(liveUpdatePath(articlePath(slug), key));
  if (place === 'no-update') notFound();
  redirect(place.at);
}
