import { randomUUID } from 'node:crypto';
import { startTestLake, type TestLake } from '@dateline/lake/testing/lake-process';
import type { SanityClient } from '@sanity/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEndedPreviews } from './ended.ts';
import { createPreviewLake, type PreviewLake } from './lake.ts';
import { type Opening, ownerOf } from './owner.ts';
import type { Preview } from './seal.ts';
import { createStandings } from './standing.ts';
import { newcomer, signIn, signOut, site } from './testing/people.ts';

const elsewhere = 'https://studio.example.org';
const shareId = 'sanity-preview-url-secret.share-access';
const shareType = 'sanity.previewUrlShareAccess';

let lake: TestLake;
let writing: SanityClient;
let desk: PreviewLake;
beforeAll(async () => {
  lake = await startTestLake({ LAKE_ALLOWED_ORIGINS: elsewhere });
  desk = createPreviewLake(lake.siteClient());
  writing = await lake.client('editor');
});
afterAll(() => lake.remove());

const secretDocument = (secret: string, fields: object = {}) => ({
  _id: `drafts.${randomUUID()}`,
  _type: 'sanity.previewUrlSecret',
  secret,
  source: 'sanity/presentation',
  studioUrl: `${site}/studio/presentation`,
  ...fields,
});

const opening = (secret: string, more: Partial<Opening> = {}): Opening => ({
  secret,
  signIns: [],
  studiosElsewhere: [elsewhere],
  lake: 'embedded',
  ...more,
});

const opened = async (asked: Opening): Promise<Preview> => {
  const found = await ownerOf(asked, desk);
  if (!found.ok) throw new Error(found.reason);
  return { owner: found.owner, id: randomUUID(), expires: Date.now() / 1000 + 3600 };
};

/** As a site has them that was started just now. */
const standingsOf = (asked: PreviewLake, now?: () => number) =>
  createStandings(asked, createEndedPreviews(lake.dir, now), now);

/** Whether a preview stands as of now, nothing remembered. */
const stands = (preview: Preview) => standingsOf(desk).stands(preview);

describe('a preview', () => {
  it('belongs to the sign-in that opened it, and ends with it', async () => {
    const [here, there] = [await signIn(lake), await signIn(lake)];
    await here.write(secretDocument('mine'));
    const onBoth = await Promise.all(
      [here, there].map((person) =>
        opened(opening('mine', { signIns: ['signin-other', person.signIn] })),
      ),
    );
    expect(await Promise.all(onBoth.map(stands))).toEqual([true, true]);
    await signOut(lake, here);
    expect(await Promise.all(onBoth.map(stands))).toEqual([false, true]);
  });

  it('ends when its person is removed or gets another password', async () => {
    for (const verb of ['remove', 'password'] as const) {
      const form = await newcomer(lake);
      const person = await signIn(lake, form);
      await person.write(secretDocument(`of-${verb}`));
      const preview = await opened(opening(`of-${verb}`, { signIns: [person.signIn] }));
      expect(await stands(preview)).toBe(true);
      const more = verb === 'password' ? ['--password', 'another password'] : [];
      await lake.command('user', verb, form.email, ...more);
      expect(await stands(preview)).toBe(false);
    }
  });

  it('of a program ends with its token', async () => {
    const client = writing.withConfig({
      token: await lake.command('token', 'create', '--role', 'editor'),
    });
    await client.create(secretDocument('by-token'));
    const preview = await opened(opening('by-token'));
    expect(await stands(preview)).toBe(true);
    expect(preview.owner.kind).toBe('account');
    const id = 'id' in preview.owner ? preview.owner.id : '';
    await lake.command('token', 'revoke', id);
    expect(await stands(preview)).toBe(false);
  });

  it('from a Studio elsewhere, whose frame has no cookies of ours, ends with the person’s last sign-in', async () => {
    const form = await newcomer(lake);
    const person = await signIn(lake, form);
    await person.write(secretDocument('elsewhere', { studioUrl: `${elsewhere}/desk` }));
    const preview = await opened(opening('elsewhere'));
    expect(await stands(preview)).toBe(true);
    await signOut(lake, person);
    expect(await stands(preview)).toBe(false);
  });

  it('is asked after once in two seconds, and not at all once it was left', async () => {
    let time = Date.now();
    const standings = standingsOf(desk, () => time);
    const person = await signIn(lake);
    await person.write(secretDocument('kept'));
    const preview = await opened(opening('kept', { signIns: [person.signIn] }));
    expect(await standings.stands(preview)).toBe(true);
    await signOut(lake, person);
    time += 1900;
    expect(await standings.stands(preview)).toBe(true);
    time += 200;
    expect(await standings.stands(preview)).toBe(false);

    const client = writing.withConfig({
      token: await lake.command('token', 'create', '--role', 'editor'),
    });
    await client.create(secretDocument('left'));
    const left = await opened(opening('left'));
    expect(await standings.stands(left)).toBe(true);
    standings.end(left);
    expect(await standings.stands(left)).toBe(false);
    expect(await standingsOf(desk).stands(left), 'after a restart').toBe(false);
    const again = await opened(opening('left'));
    expect(await standings.stands(again)).toBe(true);
    standings.begin(again);
    expect(await standings.stands(again)).toBe(true);
    time += 3_700_000;
    expect(await standings.stands(left)).toBe(false);
  });
});

describe('attack: opening a preview', () => {
  const refused = async (asked: Opening) => !(await ownerOf(asked, desk)).ok;

  it('with a person’s secret, in a browser where nobody is signed in → refused', async () => {
    const person = await signIn(lake);
    await person.write(secretDocument('copied'));
    expect(await refused(opening('copied'))).toBe(true);
    expect(await refused(opening('copied', { signIns: ['signin-made-up', ''] }))).toBe(true);
  });

  it('with a person’s secret, signed in as somebody else → refused', async () => {
    const [person, other] = [await signIn(lake), await signIn(lake, await newcomer(lake))];
    await person.write(secretDocument('not-yours'));
    expect(await refused(opening('not-yours', { signIns: [other.signIn] }))).toBe(true);
  });

  it('with a secret that says it is another person’s → it is its writer’s, and ends with them', async () => {
    const form = await newcomer(lake);
    const [editor, contributor] = [await signIn(lake), await signIn(lake, form)];
    const { id } = await (
      await fetch(`${lake.url}/v1/users/me`, { headers: { cookie: editor.cookie } })
    ).json();
    await contributor.write(secretDocument('forged', { userId: id }));
    expect(await refused(opening('forged', { signIns: [editor.signIn] }))).toBe(true);
    const preview = await opened(opening('forged', { signIns: [contributor.signIn] }));
    await lake.command('user', 'remove', form.email);
    expect(await stands(preview)).toBe(false);
  });

  it('with a secret whose writer has left → refused', async () => {
    const form = await newcomer(lake);
    const person = await signIn(lake, form);
    await person.write(secretDocument('left-behind', { studioUrl: elsewhere }));
    await lake.command('user', 'remove', form.email);
    expect(await refused(opening('left-behind', { signIns: [person.signIn] }))).toBe(true);
  });

  it.each(['guess', '', '*', 'null', '" || true || "', 'x'.repeat(1000)])(
    'with %j for a secret → refused',
    async (secret) => expect(await refused(opening(secret))).toBe(true),
  );

  it('with the secret of Sanity’s own link, which would open every draft → refused', async () => {
    for (const _id of [shareId, `drafts.${shareId}`, 'drafts.share', 'share-access']) {
      await writing.createOrReplace({ _id, _type: shareType, secret: 'open-to-all' });
    }
    expect(await refused(opening('open-to-all'))).toBe(true);
  });

  it('while the lake is away → nothing stands, and nobody waits', async () => {
    const other = await startTestLake();
    const away = createPreviewLake(other.siteClient());
    await (await other.client('editor')).create(secretDocument('soon-away'));
    const found = await ownerOf(opening('soon-away'), away);
    if (!found.ok) throw new Error(found.reason);
    const preview = { owner: found.owner, id: 'x', expires: Date.now() / 1000 + 60 };
    expect(await standingsOf(away).stands(preview)).toBe(true);
    await other.end();
    expect(await standingsOf(away).stands(preview)).toBe(false);
    await expect(ownerOf(opening('soon-away'), away)).rejects.toThrow();
    await other.remove();
  });
});
