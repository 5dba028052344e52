import type { Newsroom } from '#e2e/newsroom/start.ts';

const rounds = 5;

/** Milliseconds from a publish until each list that shows the story shows what is new, in the median. */
export async function publishedOnLists(newsroom: Newsroom, stories: number): Promise<number> {
  const newest = stories - 1;
  const lists = ['/', '/latest', `/section/section-${newest % 8}`, `/author/author-${newest % 40}`];
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const headline = `Published in round ${round}`;
    await newsroom.client.patch(`story-${newest}`).set({ headline }).commit();
    const published = performance.now();
    for (const list of lists) {
      while (!(await fetch(newsroom.url + list).then((page) => page.text())).includes(headline));
    }
    times.push(performance.now() - published);
  }
  return times.toSorted((one, other) => one - other)[Math.floor(rounds / 2)] ?? 0;
}

export type Sitemaps = { seconds: number; files: number; addresses: number };

/** Reads all there is of sitemaps, one file after the other, as a crawler does. */
export async function allSitemaps(url: string): Promise<Sitemaps> {
  const began = performance.now();
  const textOf = async (address: string) => {
    const response = await fetch(address);
    if (!response.ok) throw new Error(`${address} was answered ${response.status}.`);
    return response.text();
  };
  const locations = (xml: string) =>
    [...xml.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, location = '']) => location);
  const files = locations(await textOf(`${url}/sitemap.xml`));
  let addresses = 0;
  for (const file of files) {
    addresses += locations(await textOf(url + new URL(file).pathname)).length;
  }
  return { seconds: (performance.now() - began) / 1000, files: files.length, addresses };
}
