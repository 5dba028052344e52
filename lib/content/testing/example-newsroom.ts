import { articleContent } from '../article/article.ts';
import type { BlockExample } from '../body/examples.ts';
import type { BodyView } from '../body/view.ts';
import type { LocatedFault } from '../contract/locate.ts';
import type { LakeDocument } from './changes.ts';
import { imageAsset, type Raw, story, surroundings, view } from './small-lake.ts';

/** The assets that examples name (`picture:…`, `sound:…`, `document:…`), and which document stands for which. */
export type ExampleAssets = {
  documents: readonly LakeDocument[];
  idOf(reference: string): string | undefined;
};

const file = (extension: string, mimeType: string): LakeDocument => ({
  _id: `file-abc123-${extension}`,
  _type: 'sanity.fileAsset',
  mimeType,
  size: 2_400_000,
});

/** One asset of each kind that stands for all of them; nothing is behind their addresses. */
const standIns: Readonly<Record<string, LakeDocument>> = {
  picture: imageAsset,
  sound: file('wav', 'audio/wav'),
  film: file('webm', 'video/webm'),
  captions: file('vtt', 'text/vtt'),
  document: file('pdf', 'application/pdf'),
};
const madeUp: ExampleAssets = {
  documents: Object.values(standIns),
  idOf: (reference) => standIns[reference.split(':')[0] ?? '']?._id,
};

/** What readers get of blocks, read as the body of a story is, each under its place as its key. */
export async function viewExamples(
  examples: readonly BlockExample[],
  assets: ExampleAssets = madeUp,
): Promise<{ body: BodyView; faults: LocatedFault[] }> {
  const { body, storyIds } = referring(
    examples.map(({ block }, place) => ({ ...block, _key: keyAt(place) })),
    assets,
  );
  const documents = [
    ...surroundings,
    ...assets.documents,
    ...storyIds.map((id) => story(id, { headline: headlineOf(id) })),
    story('holder', { body }),
  ];
  const { view: found, faults } = await view(articleContent, documents, { slug: 'holder' });
  return { body: found?.body ?? [], faults };
}

export const keyAt = (place: number): string => `example-${place}`;

/** The blocks with the ids of assets in place of their names, and the stories they refer to. */
function referring(blocks: readonly Raw[], { idOf }: ExampleAssets) {
  const storyIds = new Set<string>();
  const placed = (key: string, value: unknown): unknown => {
    if (key !== '_ref' || typeof value !== 'string') return value;
    const asset = idOf(value);
    if (asset === undefined) storyIds.add(value);
    return asset ?? value;
  };
  const body: Raw[] = JSON.parse(JSON.stringify(blocks, placed));
  return { body, storyIds: [...storyIds] };
}

/** `story-two-towns` was written as "Two towns". */
const headlineOf = (id: string): string => {
  const words = id.replace(/^story-/, '').replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};
