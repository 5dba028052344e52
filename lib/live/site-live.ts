import { readersAnswers } from '../content/site-lake.ts';
import { siteLedger } from '../keep/ledger.ts';
import { Followers } from './followers.ts';
import { createPlaces } from './places.ts';
import { Previews } from './previews.ts';
import { Rumours } from './rumours.ts';
import { Standpoint } from './standpoint.ts';

/**
 * What the process knows of its open pages and of its connection to the lake. Next bundles the
 * instrumentation hook and the route handlers apart, so a module's own variable would be several.
 */
type SiteLive = {
  /** How far the lake's published changes have been heard. */
  standpoint: Standpoint;
  followers: Followers;
  previews: Previews;
  /** What webhooks say beside the lake. */
  rumours: Rumours;
};

declare global {
  var datelineLive: SiteLive | undefined;
}

export function siteLive(): SiteLive {
  globalThis.datelineLive ??= {
    standpoint: new Standpoint(createPlaces(readersAnswers().keyFor('places'))),
    followers: new Followers(readersAnswers(), siteLedger()),
    previews: new Previews((tag) => readersAnswers().nameOfTag(tag)),
    rumours: new Rumours(),
  };
  return globalThis.datelineLive;
}
