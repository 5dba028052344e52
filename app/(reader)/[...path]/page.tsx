import { missingMetadata } from '../missing-metadata.ts';
import { movedOrMissing } from '../moved-or-missing.ts';
import { slugOf, unknownSlug } from '../params.ts';

type Props = { params: Promise<{ path: string[] }> };

/** Pages lead to each other by plain links: none has to show anything before it is whole. */
export const instant = false;

/** Made once and kept: nothing on it may depend on who asks. */
export const ensureStatic = 'navigation';

export const metadata = missingMetadata;

export const generateStaticParams = () => [{ path: [unknownSlug, unknownSlug] }];

/** No route stands at this address: on to where an editor says it moved, else a 404. */
export default async function Page({ params }: Props) {
  const { path } = await params;
  return movedOrMissing(`/${path.map(slugOf).join('/')}`);
}
