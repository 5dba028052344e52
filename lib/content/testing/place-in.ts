import { vercelStegaDecode } from '@vercel/stega';

/** Where the overlays take a press on a text: a document and the path of a field; null without a mark. */
export function placeIn(text: string): { id: string; type: string; path: string } | null {
  const mark = vercelStegaDecode<{ href: string }>(text);
  if (mark === undefined) return null;
  const params = new URL(mark.href, 'http://studio.invalid').searchParams;
  const [id = '', type = '', path = ''] = ['id', 'type', 'path'].map(
    (name) => params.get(name) ?? '',
  );
  return { id, type, path };
}
