import { movedOrMissing } from '../moved-or-missing.ts';
import { slugOf, unknownSlug } from '../params.ts';

type Props = { params: Promise<{ path: string[] }> };

export const generateStaticParams = () => [{ path: [unknownSlug, unknownSlug] }];

/** No route stands at this address: on to where an editor says it moved, else a 404. */
export default async function Page({ params }: Props) {
  const { path } = await params;
  return movedOrMissing(`/${path.map(slugOf).join('/')}`);
}
