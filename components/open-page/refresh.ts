/** What came when the page asked for itself. */
export type Arrived = {
  status: number;
  /** Where it came from in the end. */
  url: string;
  type: string;
  /** Whether it is a page of this site, by its script. */
  isOurs: boolean;
};

/**
 * `patch`: the page becomes what came. `later`: it stays and asks again. `leave`: the browser goes there
 * itself. `stay`: what came is not a page of ours, such as a hotel's that asks for a room number.
 */
export type Verdict = 'patch' | 'later' | 'leave' | 'stay';

/** Milliseconds between tries, doubled each time. */
const delays = { first: 3_000, most: 60_000 };

/** What to do with what came. */
export function verdictOn({ status, url, type, isOurs }: Arrived, origin: string): Verdict {
  if (status >= 500 || status === 429 || status === 408) return 'later';
  if (new URL(url).origin !== origin) return 'leave';
  const isPage = status === 200 || status === 404 || status === 410;
  return isPage && /^text\/html/i.test(type) && isOurs ? 'patch' : 'stay';
}

/** Milliseconds to wait before try number `attempt`, from 0. */
export const delayBefore = (attempt: number): number =>
  Math.min(delays.first * 2 ** attempt, delays.most);

const modules = new URL('.', import.meta.url).pathname;

const isOurs = (page: Document): boolean =>
  page.querySelector(`script[type="module"][src^="${modules}"]`) !== null;

/**
 * Makes a function that makes the open page what its address gives by now. One request at a time: who
 * calls it meanwhile is owed another one.
 *
 * @param then is called when the page has changed.
 */
export function createRefresh(then: () => void): () => void {
  let busy = false;
  let owed = false;
  let failures = 0;
  let timer: number | undefined;

  async function refresh(): Promise<void> {
    clearTimeout(timer);
    owed = true;
    if (busy) return;
    busy = true;
    while (owed) {
      owed = false;
      const verdict = await once().catch(() => whyNot());
      if (verdict === 'patch') then();
      if (verdict === 'leave') location.reload();
      if (verdict === 'later') {
        timer = window.setTimeout(refresh, delayBefore(failures));
        failures += 1;
      } else failures = 0;
    }
    busy = false;
  }
  return () => void refresh();
}

async function once(): Promise<Verdict> {
  const asked = location.href;
  const response = await fetch(asked, { cache: 'no-cache', headers: { accept: 'text/html' } });
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  const { status, url, headers } = response;
  const type = headers.get('content-type') ?? '';
  const verdict = verdictOn({ status, url, type, isOurs: isOurs(page) }, location.origin);
  if (verdict !== 'patch') return verdict;
  const { patch } = await import('./patch.ts').catch(() => ({ patch: null }));
  // Its address is no more: the site has been built anew, and this page's script with it.
  if (patch === null) return 'leave';
  await patch(page);
  if (response.redirected) history.replaceState(history.state, '', url + location.hash);
  return 'patch';
}

/** Nothing came: the network is away, or the address leads to another site, where only the browser gets. */
async function whyNot(): Promise<Verdict> {
  const answer = await fetch(location.href, { redirect: 'manual' }).catch(() => null);
  return answer?.type === 'opaqueredirect' ? 'leave' : 'later';
}
