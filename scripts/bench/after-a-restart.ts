/** Milliseconds from asking to the whole answer, each address for the first time and again. */
export async function firstRequests(
  pages: Readonly<Record<string, string>>,
): Promise<Record<string, { first: number; again: number }>> {
  const times: Record<string, { first: number; again: number }> = {};
  for (const [name, url] of Object.entries(pages)) {
    times[name] = { first: await timeOf(url), again: await timeOf(url) };
  }
  return times;
}

async function timeOf(url: string): Promise<number> {
  const began = performance.now();
  const answer = await fetch(url);
  await answer.arrayBuffer();
  if (answer.status !== 200) throw new Error(`${url} was answered ${answer.status}.`);
  return performance.now() - began;
}
