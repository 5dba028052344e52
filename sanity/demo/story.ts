import type { CorrectionKind } from '#lib/content/article/view.ts';
import type { StoryKind } from '#lib/content/story/view.ts';
import { type AuthorName, authorId } from './authors.ts';
import type { ArticleDocument } from './documents.ts';
import { type ImageWords, newsImage } from './images.ts';
import { type DemoMoment, instantOf } from './moments.ts';
import type { PictureName } from './pictures/gallery.ts';
import { type SectionName, sectionId } from './sections.ts';
import { type TagName, tagId } from './tags.ts';
import {
  body,
  reference,
  references,
  slug,
  storyId,
  storyReferences,
  type Unkeyed,
} from './write.ts';

type Picture = ImageWords & { name: PictureName };

/** A story as written: names instead of references, moments instead of instants, blocks without keys. */
export type Story = {
  /** Its name among the stories, and its slug. */
  name: string;
  /** Where it stands; published unless said otherwise. */
  state?: 'published' | 'draft';
  headline: string;
  standfirst?: string;
  kind: StoryKind;
  section: SectionName;
  tags: TagName[];
  authors: AuthorName[];
  dateline?: { city: string; country?: string };
  published?: DemoMoment;
  updated?: DemoMoment;
  picture?: Picture;
  body: Unkeyed[];
  related?: string[];
  corrections?: { kind: CorrectionKind; text: string; at: DemoMoment }[];
  breakingUntil?: DemoMoment;
  updates?: LiveUpdate[];
  listing?: { headline?: string; standfirst?: string; picture?: Picture };
  seo?: { title?: string; description?: string; picture?: Picture; noIndex?: boolean };
};

export type LiveUpdate = {
  headline?: string;
  at: DemoMoment;
  authors?: AuthorName[];
  pinned?: boolean;
  key?: boolean;
  body: Unkeyed[];
};

const image = (picture: Picture | undefined) =>
  picture && newsImage(picture.name, { caption: picture.caption, licensed: picture.licensed });

/** The story as its document; `now` is the moment its relative times count from. */
export function storyDocument(story: Story, now: Date): ArticleDocument {
  const at = (moment: DemoMoment | undefined) => moment && instantOf(moment, now);
  const id = storyId(story.name);
  return {
    _id: story.state === 'draft' ? `drafts.${id}` : id,
    _type: 'article',
    headline: story.headline,
    slug: slug(story.name),
    standfirst: story.standfirst,
    kind: story.kind,
    section: reference(sectionId(story.section)),
    tags: references(story.tags.map(tagId)),
    authors: references(story.authors.map(authorId)),
    dateline: story.dateline,
    publishedAt: at(story.published),
    updatedAt: at(story.updated),
    leadImage: image(story.picture),
    body: body(story.body),
    related: story.related && storyReferences(story.related),
    corrections: story.corrections?.map((correction, place) => ({
      _type: 'correction',
      _key: `c${place}`,
      kind: correction.kind,
      text: correction.text,
      at: instantOf(correction.at, now),
    })),
    breakingUntil: at(story.breakingUntil),
    liveUpdates: story.updates?.map((update, place) => ({
      _type: 'liveUpdate',
      _key: `u${place}`,
      headline: update.headline,
      at: instantOf(update.at, now),
      authors: update.authors && references(update.authors.map(authorId)),
      body: body(update.body, `u${place}b`),
      pinned: update.pinned ?? false,
      keyEvent: update.key ?? false,
    })),
    listing: story.listing && {
      headline: story.listing.headline,
      standfirst: story.listing.standfirst,
      image: image(story.listing.picture),
    },
    seo: story.seo && {
      title: story.seo.title,
      description: story.seo.description,
      image: image(story.seo.picture),
      noIndex: story.seo.noIndex,
    },
  };
}
