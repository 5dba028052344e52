import type { StoryTeaserView } from '../story/view.ts';
import type { FrontPageView, RailView } from './view.ts';

const placesBesideLead = 4;
const placesInStrip = 4;
const placesInRail = 4;

/** What the editors placed and what there is besides, all newest first. */
export type FrontPageMaterial = {
  placed: { lead: StoryTeaserView | null; top: StoryTeaserView[]; rails: string[] } | null;
  newest: StoryTeaserView[];
  breaking: StoryTeaserView[];
  /** Ids of the sections in the navigation, in its order. */
  navigation: string[];
  sections: RailView[];
};

/**
 * The front page: the editors' choice first, then what is breaking, the newest where there is room; no
 * story twice, and no address. A breaking story that the editors placed stands there and not above the page as well.
 */
export function arrangeFrontPage(material: FrontPageMaterial): FrontPageView {
  const { placed, newest, breaking } = material;
  const take = takingEachOnce();
  const [lead = null] = take(placed?.lead ? [placed.lead] : newest, 1);
  const chosen = take(placed?.top ?? [], placesBesideLead + placesInStrip);
  const above = take(breaking, breaking.length);
  const top = [...chosen, ...take(newest, placesBesideLead + placesInStrip - chosen.length)];
  return {
    breaking: above,
    lead,
    side: top.slice(0, placesBesideLead),
    strip: top.slice(placesBesideLead),
    rails: sectionsInOrder(material)
      .map(({ section, stories }) => ({ section, stories: take(stories, placesInRail) }))
      .filter(({ stories }) => stories.length > 0),
  };
}

/** Takes up to `most` stories that no call has taken before. */
function takingEachOnce() {
  const taken = new Set<string>();
  return (stories: readonly StoryTeaserView[], most: number): StoryTeaserView[] => {
    const chosen: StoryTeaserView[] = [];
    for (const story of stories) {
      if (chosen.length === most) break;
      if (taken.has(story.href)) continue;
      taken.add(story.href);
      chosen.push(story);
    }
    return chosen;
  };
}

/** The editors' rails; else the navigation's sections; else all. */
function sectionsInOrder({ placed, navigation, sections }: FrontPageMaterial): RailView[] {
  const rails = placed?.rails ?? [];
  const wanted = rails.length > 0 ? rails : navigation;
  if (wanted.length === 0) return sections;
  return [...new Set(wanted)].flatMap((id) => sections.filter(({ section }) => section.id === id));
}
