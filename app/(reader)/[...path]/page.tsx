import { missingMetadata } from '../missing-metadata.ts';
import { movedOrMissing } from '../moved-or-missing.ts';
import { slugOf } from '../params.ts';

type Props = { params: Promise<{ path: string[] }> };

export const generateMetadata = missingMetadata;

/** No route stands at this address: on to where an editor says it moved, else a 404. */
export default async function Page({ params }: Props) {
  const { path } = await params;
  return movedOrMissing(`/${path.map((part) => encodeURIComponent(slugOf(part))).join('/')}`);
}
