import { shownMarks } from './shown.ts';

/** What came when the page asked for itself. */
export type Arrived = {
  status: number;
  /** Where it came from in the end. */
  url: string;
  type: string;
  /** Whether it is a page of this site, by its script. */
  isOurs: boolean;
  /** Whether it says what it shows, as all that readers get does. */
  saysWhat: boolean;
};

/**
 * `patch`: the page becomes what came. `later`: it stays and asks again. `leave`: the browser goes there
 * itself. `stay`: what came is not a page of ours, such as a hotel's that asks for a room number.
 */
export type Verdict = 'patch' | 'later' | 'leave' | 'stay';

/** Milliseconds between tries, doubled each time. */
const delays = { first: 3_000, most: 60_000 };

const isForLater = (status: number): boolean => status >= 500 || status === 429 || status === 408;

/** What to do with what came. */
export function verdictOn(
  { status, url, type, isOurs, saysWhat }: Arrived,
  origin: string,
): Verdict {
  if (isForLater(status)) return 'later';
  if (new URL(url).origin !== origin) return 'leave';
  const isPage = status === 200 || status === 404 || status === 410;
  if (!isPage || !/^text\/html/i.test(type) || !isOurs) return 'stay';
  // A preview, begun in another tab, is an application: it works only where it was opened as one.
  return status === 200 && !saysWhat ? 'leave' : 'patch';
}

/**
 * What to do when the script that patches does not come. Its address may be no more, since the site was
 * built anew; the browser goes to the page itself, but not while it would get no page there.
 *
 * @param status what the page's address gives; null for nothing.
 */
export const verdictWithoutPatch = (status: number | null): Verdict =>
  status === null || isForLater(status) ? 'later' : 'leave';

/**
 * What to do when the page cannot become what came, and may be half of each: the browser goes there itself.
 * A page that is new by itself was just gone to, and would be again and again.
 *
 * @param age milliseconds since the page was opened.
 */
export const verdictOnBrokenPatch = (age: number): Verdict =>
  age < delays.most ? 'later' : 'leave';

/**
 * Milliseconds to wait before try number `attempt`, from 0. Up to half as long again, by chance: pages
 * that failed together do not come back together.
 */
export const delayBefore = (attempt: number, chance: number): number =>
  Math.min(delays.first * 2 ** attempt, delays.most) * (1 + chance / 2);

const modules = new URL('.', import.meta.url).pathname;

const isOurs = (page: Document): boolean =>
  page.querySelector(`script[type="module"][src^="${modules}"]`) !== null;

type Prepare = (page: Document) => Promise<() => void>;

/**
 * Makes a function that makes the open page what its address gives by now. One request at a time: who
 * calls it meanwhile is owed another one.
 *
 * @param prepare readies what came; what it gives is called right before the page becomes it.
 * @param then is called when the page has changed.
 */
export function createRefresh(prepare: Prepare, then: () => void): () => void {
  let busy = false;
  let owed = false;
  let failures = 0;
  let timer: number | undefined;

  async function refresh(): Promise<void> {
    owed = true;
    if (busy) return;
    busy = true;
    while (owed) {
      owed = false;
      clearTimeout(timer);
      const verdict = await once(prepare).catch(() => whyNot());
      if (verdict === 'leave') location.reload();
      if (verdict === 'later') {
        timer = window.setTimeout(refresh, delayBefore(failures, Math.random()));
        failures += 1;
      } else failures = 0;
      if (verdict === 'patch') then();
    }
    busy = false;
  }
  return () => void refresh();
}

async function once(prepare: Prepare): Promise<Verdict> {
  const asked = location.href;
  const response = await fetch(asked, { cache: 'no-cache', headers: { accept: 'text/html' } });
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  const { status, url, headers } = response;
  const type = headers.get('content-type') ?? '';
  const came = { status, url, type, isOurs: isOurs(page), saysWhat: shownMarks(page) !== null };
  const verdict = verdictOn(came, location.origin);
  if (verdict !== 'patch') return verdict;
  const { patch } = await import('./patch.ts').catch(() => ({ patch: null }));
  if (patch === null) return verdictWithoutPatch(await statusHere());
  const prepared = await prepare(page);
  try {
    await patch(page, prepared);
  } catch {
    return verdictOnBrokenPatch(performance.now());
  }
  if (response.redirected) history.replaceState(history.state, '', url + location.hash);
  return 'patch';
}

const statusHere = (): Promise<number | null> =>
  fetch(location.href, { method: 'HEAD' }).then(
    ({ status }) => status,
    () => null,
  );

/** Nothing came: the network is away, or the address leads to another site, where only the browser gets. */
async function whyNot(): Promise<Verdict> {
  const answer = await fetch(location.href, { redirect: 'manual' }).catch(() => null);
  return answer?.type === 'opaqueredirect' ? 'leave' : 'later';
}
