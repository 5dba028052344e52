import { authorDocuments } from './authors.ts';
import type { DemoDocument } from './documents.ts';
import { type DemoFile, files } from './files/files.ts';
import type { Drawing } from './pictures/drawing.ts';
import { gallery } from './pictures/gallery.ts';
import { sectionDocuments } from './sections.ts';
import { siteDocuments } from './site.ts';
import { stories } from './stories.ts';
import { storyDocument } from './story.ts';
import { tagDocuments } from './tags.ts';

export type DemoPicture = { name: string; drawing: Drawing };
export type DemoNewsroom = {
  documents: DemoDocument[];
  pictures: DemoPicture[];
  /** What there is besides, by what documents call it. */
  files: ReadonlyMap<string, DemoFile>;
};

/**
 * The whole demonstration newsroom as of `now`, the moment its relative times count from: documents in
 * an order in which references point back where they can, and the drawings and files they name.
 */
export function demoDocuments(now: Date): DemoNewsroom {
  const documents = [
    ...sectionDocuments(),
    ...tagDocuments(),
    ...authorDocuments(),
    ...stories.map((story) => storyDocument(story, now)),
    ...siteDocuments(),
  ];
  const pictures = Object.entries(gallery).map(([name, drawing]) => ({ name, drawing }));
  return { documents, pictures, files: new Map(Object.entries(files)) };
}
