import { BoltIcon } from '@sanity/icons/Bolt';
import { CalendarIcon } from '@sanity/icons/Calendar';
import { CheckmarkIcon } from '@sanity/icons/Checkmark';
import { CheckmarkCircleIcon } from '@sanity/icons/CheckmarkCircle';
import { ClockIcon } from '@sanity/icons/Clock';
import { ComposeIcon } from '@sanity/icons/Compose';
import { DocumentsIcon } from '@sanity/icons/Documents';
import { DocumentTextIcon } from '@sanity/icons/DocumentText';
import { EditIcon } from '@sanity/icons/Edit';
import { EyeOpenIcon } from '@sanity/icons/EyeOpen';
import { StackIcon } from '@sanity/icons/Stack';
import { SyncIcon } from '@sanity/icons/Sync';
import { UnpublishIcon } from '@sanity/icons/Unpublish';
import { UserIcon } from '@sanity/icons/User';
import { WarningOutlineIcon } from '@sanity/icons/WarningOutline';
import type { ComponentType } from 'react';
import type { StructureBuilder } from 'sanity/structure';
import { storyKinds } from '#lib/content/story/view.ts';
import { apiVersion } from '../api-version.ts';
import { storyKindTitles } from '../schema/documents/article/kinds.ts';
import { publishedId } from '../schema/validation/references.ts';
import {
  type DeskList,
  lastChanged,
  newest,
  ofKind,
  ofSection,
  storiesWith,
  storyLists,
} from './story-lists.ts';
import { breakingHours, breakingStory, storyInSection, storyOfKind } from './templates.ts';

const icons: Record<string, ComponentType> = {
  mine: UserIcon,
  changed: SyncIcon,
  drafts: ComposeIcon,
  review: EyeOpenIcon,
  ready: CheckmarkIcon,
  later: CalendarIcon,
  scheduled: ClockIcon,
  withdrawn: UnpublishIcon,
  live: BoltIcon,
  breaking: WarningOutlineIcon,
  published: CheckmarkCircleIcon,
  corrected: EditIcon,
};

/**
 * A list of stories. None of them opens a story that is asked for by its address: the form stands seconds sooner, and
 * has more room, where no list is drawn beside it. (Sanity's own list of a type would, whatever it is told.)
 */
const listed = (S: StructureBuilder, title: string, filter: string) =>
  S.documentList()
    .title(title)
    .schemaType('article')
    .apiVersion(apiVersion)
    .filter(filter)
    .canHandleIntent(() => false)
    // In which order is remembered for whoever looks, by the Studio itself.
    .menuItemGroups([S.menuItemGroup().id('sorting').title('Sort')])
    .menuItems(S.orderingMenuItemsForType('article'))
    .defaultOrdering([lastChanged]);

const articles = (S: StructureBuilder, title: string, filter: string) =>
  listed(S, title, storiesWith(filter));

/** What “+” begins in a list: a story that then stands in it, or none. */
function beginsWith(S: StructureBuilder, { begins }: DeskList) {
  if (begins === undefined) return [];
  return [
    {
      story: S.initialValueTemplateItem('article'),
      live: S.initialValueTemplateItem(storyOfKind, { kind: 'live' }),
      breaking: S.initialValueTemplateItem(breakingStory, { hours: breakingHours }),
    }[begins],
  ];
}

const stateItem = (S: StructureBuilder, list: DeskList, me: string) =>
  S.listItem()
    .id(`stories-${list.id}`)
    .title(list.title)
    .icon(icons[list.id] ?? DocumentTextIcon)
    .child(() =>
      articles(S, list.title, list.filter)
        .id(list.id)
        .params({ me })
        .defaultOrdering([list.ordering])
        .initialValueTemplates(beginsWith(S, list)),
    );

const allStories = (S: StructureBuilder) =>
  S.listItem()
    .id('stories')
    .title('All stories')
    .icon(DocumentsIcon)
    .schemaType('article')
    .child(() => listed(S, 'All stories', '_type == "article"').id('all-stories'));

const bySection = (S: StructureBuilder) =>
  S.listItem()
    .id('stories-by-section')
    .title('By section')
    .icon(StackIcon)
    .child(
      S.documentTypeList('section')
        .title('By section')
        .menuItems([])
        .canHandleIntent(() => false)
        .child((id) =>
          articles(S, 'Stories of this section', ofSection)
            .params({ section: publishedId(id) })
            // By the last change the lake has no short way to a section's stories.
            .defaultOrdering([newest])
            .initialValueTemplates([
              S.initialValueTemplateItem(storyInSection, { sectionId: publishedId(id) }),
            ]),
        ),
    );

const byKind = (S: StructureBuilder) =>
  S.listItem()
    .id('stories-by-kind')
    .title('By kind')
    .icon(DocumentTextIcon)
    .child(
      S.list()
        .id('kinds')
        .title('By kind')
        .items(
          storyKinds.map((kind) =>
            S.listItem()
              .id(kind)
              .title(storyKindTitles[kind])
              .icon(kind === 'live' ? BoltIcon : DocumentTextIcon)
              .child(
                articles(S, storyKindTitles[kind], ofKind)
                  .params({ kind })
                  .initialValueTemplates([S.initialValueTemplateItem(storyOfKind, { kind })]),
              ),
          ),
        ),
    );

/** The entries that lead to stories: all, mine (`me`), by where they stand, by section, by kind. */
export const storyItems = (S: StructureBuilder, me: string) => [
  allStories(S),
  ...storyLists.map((list) => stateItem(S, list, me)),
  bySection(S),
  byKind(S),
];
