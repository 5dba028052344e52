import { describe, expect, it } from 'vitest';
import { answerHere, answerOutside } from './own-origin.ts';

const own = 'https://news.example.org';

describe('requests of the Studio on an embedded lake', () => {
  it.each([
    `${own}/lake/v1/users/me`,
    '/lake/v1/ping',
    'blob:https://news.example.org/1',
    'data:,x',
  ])('%s is sent', (address) => expect(answerOutside(address, own)).toBeNull());

  it.each([
    'https://api.sanity.io/vX/intake/feedback',
    'https://dateline.news.example.org/lake/v1/users/me',
    'http://news.example.org/lake/v1/users/me',
    'https://news.example.org.evil.example/',
  ])('%s is not, and nobody seems to be there', (address) => {
    expect(answerOutside(address, own)?.status).toBe(503);
  });

  it('this Studio is the one the project has', async () => {
    const asked = '/lake/v2024-08-01/projects/dateline/user-applications?tag=x';
    expect(await answerHere(asked, own)?.json()).toMatchObject([{ appHost: `${own}/studio` }]);
    expect(answerHere(`https://api.sanity.io${asked}`, own)).toBeNull();
    expect(answerHere('/lake/v1/projects/dateline', own)).toBeNull();
  });

  it('no newer version is known', async () => {
    const answer = answerOutside('https://sanity-cdn.com/v1/modules/sanity/latest', own);
    expect(await answer?.json()).toEqual({});
  });
});
