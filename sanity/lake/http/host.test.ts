import { afterEach, describe, expect, it } from 'vitest';
import { startTestLake, type TestLake } from '../testing/lake-process.ts';

let lake: TestLake | undefined;
afterEach(() => lake?.remove());

/** Whether a lake answers at an address of this machine that is not the one it listens on by itself. */
async function answersElsewhere(variables: Record<string, string>): Promise<boolean> {
  lake = await startTestLake(variables);
  const elsewhere = lake.url.replace('127.0.0.1', '127.0.0.2');
  return fetch(`${elsewhere}/v1/ping`).then(
    ({ ok }) => ok,
    () => false,
  );
}

// Other systems have a single loopback address.
describe.skipIf(process.platform !== 'linux')('a lake', () => {
  it('is there for its own address only', async () => {
    expect(await answersElsewhere({})).toBe(false);
  });

  it('is there for others when it is told so', async () => {
    expect(await answersElsewhere({ LAKE_HOST: '0.0.0.0' })).toBe(true);
  });

  it('says what LAKE_HOST may be', async () => {
    await expect(answersElsewhere({ LAKE_HOST: 'example.org' })).rejects.toThrow(
      'LAKE_HOST ("example.org") has to be 127.0.0.1 for this machine alone',
    );
  });
});
