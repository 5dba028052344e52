import { type ReactNode, useEffect, useState } from 'react';
import { type LayoutProps, useClient } from 'sanity';
import { apiVersion } from '../api-version.ts';
import { setNewsroomZone } from '../schema/validation/newsroom-time.ts';

const settings = '*[_id == "siteSettings"]';
const zoneQuery = `${settings}[0].timeZone`;

/** Milliseconds the Studio waits for the zone; without it times are told in UTC, and say so. */
const patience = 3000;

/** Asks for the newsroom's zone, and again whenever its settings change. True once it is known, or late. */
function useNewsroomZone(): boolean {
  const client = useClient({ apiVersion });
  const [isKnown, setIsKnown] = useState(false);
  useEffect(() => {
    const published = client.withConfig({ perspective: 'published' });
    const ask = async () => {
      try {
        setNewsroomZone(await published.fetch<unknown>(zoneQuery, {}, { tag: 'newsroom-clock' }));
      } catch {
        // Told in UTC then, or in the zone that was known; the next change asks again.
      }
      setIsKnown(true);
    };
    const late = setTimeout(() => setIsKnown(true), patience);
    void ask();
    const changes = published
      .listen(
        settings,
        {},
        { visibility: 'query', includeResult: false, events: ['welcome', 'mutation'] },
      )
      .subscribe({ next: () => void ask(), error: () => {} });
    return () => {
      clearTimeout(late);
      changes.unsubscribe();
    };
  }, [client]);
  return isKnown;
}

/** The Studio, once it is known in which zone it has to tell times. */
export function OnNewsroomTime(props: LayoutProps): ReactNode {
  return useNewsroomZone() ? props.renderDefault(props) : null;
}
