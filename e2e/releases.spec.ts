import { expect, sharedNewsroom, test } from './newsroom/fixtures.ts';
import { shows } from './newsroom/headline.ts';
import {
  addToRelease,
  changeHeadline,
  createRelease,
  opensDialog,
  releaseRow,
} from './newsroom/releases.ts';
import { sitemapFiles } from './newsroom/sitemap.ts';
import { anyDesk, story } from './newsroom/story.ts';
import { field, signIn } from './newsroom/studio.ts';

/** Stories that wait together in a release: nowhere until it is published, then everywhere. */

const ids = ['release-run', 'release-away', 'release-timed', 'release-moved'] as const;
const word = 'Zephyrine';

// The Studio asks for a time as people write it where the browser stands.
test.use({ timezoneId: 'UTC', locale: 'en-US' });

test.beforeAll(async () => {
  const { client } = sharedNewsroom();
  const desk = await anyDesk(client);
  let transaction = client.transaction();
  for (const id of ids) {
    transaction = transaction.createOrReplace(story(desk, id, { headline: `As printed, ${id}` }));
  }
  await transaction.commit();
});

// A story is put in again where the menu has closed on the first try, and the lake says that it is in. A release changes
// several documents at once, of which the Studio hears one after the other, and asks for them anew.
test.beforeEach(({ complaints }) =>
  complaints.expect(/status of 409 \(Conflict\)/, /^console warning: Document out of sync/),
);

test.afterAll(async () => {
  const { client } = sharedNewsroom();
  await client.delete({
    query: `*[string::split(_id, ".")[-1] in $ids || (_type == "redirect" && from == $from)]`,
    params: { ids, from: `/article/${ids[3]}` },
  });
});

test('a release holds a change and a withdrawal back from readers, and is run from the Studio', async ({
  newsroom,
  page,
  browser,
  request,
}) => {
  const [id, away] = ids;
  const printed = `As printed, ${id}`;
  const changed = `${word} as it will be`;
  const reader = await (await browser.newContext()).newPage();
  await reader.goto(`${newsroom.url}/article/${id}`);
  const run = page.getByTestId('publish-all-button');
  const refused: string[] = [];
  page.on('response', (response) => {
    if (response.url().includes('/lake/') && response.status() >= 400) {
      refused.push(`${response.status()} ${response.url()}`);
    }
  });

  await signIn(page, newsroom);
  const release = await createRelease(page, `${newsroom.url}/studio`, 'The spring package');
  await test.step('put two stories in', async () => {
    await addToRelease(page, printed);
    await addToRelease(page, `As printed, ${away}`);
    await releaseRow(page, `As printed, ${away}`).locator('#document-actions').click();
    await page.getByRole('menuitem', { name: 'Unpublish' }).click();
    await page.getByRole('dialog').getByTestId('confirm-button').click();
    await expect(releaseRow(page, `As printed, ${away}`)).toContainText('Unpublish');
  });

  await test.step('change a headline in the release', async () => {
    await changeHeadline(page, printed, changed);
    await expect
      .poll(() => newsroom.client.getDocument(`versions.${release}.${id}`))
      .toMatchObject({ headline: changed });
    expect(await newsroom.client.getDocument(`drafts.${id}`)).toBeUndefined();
  });

  await test.step('see it on the real site, through the release', async () => {
    await page.goto(
      `${newsroom.url}/studio/presentation/article/${id}?perspective=${release}&preview=/article/${id}`,
    );
    const preview = page.frameLocator('iframe').first();
    await expect(preview.getByRole('heading', { level: 1 })).toContainText(changed, {
      timeout: 60_000,
    });
    await expect(preview.getByText('Shown: “The spring package”')).toBeVisible();
    await expect(field(page, 'headline').locator('input')).toHaveValue(changed);
  });

  await test.step('readers see none of it', async () => {
    await reader.reload();
    await expect(reader.getByRole('heading', { level: 1 })).toHaveText(printed);
    const addresses = [
      '/',
      '/latest',
      '/feed.xml',
      `/search?q=${word}`,
      ...(await sitemapFiles(request)),
    ];
    for (const address of [...addresses, `/article/${id}`]) {
      const text = (await (await request.get(address)).text()).replaceAll(`q=${word}`, '');
      expect(text, address).not.toContain(changed);
    }
    const lake = `${newsroom.url}/lake/v2026-02-01/data`;
    for (const path of [
      `doc/production/versions.${release}.${id}`,
      `query/production?query=*&perspective=${release}`,
      `history/production/events/releases/${release}`,
    ]) {
      expect((await request.get(`${lake}/${path}`)).status(), path).toBe(401);
    }
    expect((await request.get(`/article/${away}`)).status()).toBe(200);
  });

  await test.step('the list of the release shows what it will do, and what is wrong', async () => {
    await page.goto(`${newsroom.url}/studio/releases/${release}?perspective=${release}`);
    await expect(releaseRow(page, changed)).toContainText('Change');
    await expect(run).toBeEnabled();
    const version = newsroom.client.patch(`versions.${release}.${id}`);
    await version.unset(['headline']).commit();
    await expect(page.getByTestId(`validation-error-link-versions.${release}.${id}`)).toBeVisible();
    await expect(run).toBeDisabled();
    await version.reset().set({ headline: changed }).commit();
    await expect(run).toBeEnabled();
  });

  await test.step('run it', async () => {
    const seen = shows(reader, changed);
    const press = () => run.click({ timeout: 3000 });
    const dialog = await opensDialog(page, press, 'confirm-publish-dialog');
    await dialog.getByTestId('confirm-button').click();
    await seen;
    await expect(page.getByText('This release is published successfully.')).toBeVisible();
  });

  await expect.poll(async () => (await request.get(`/article/${away}`)).status()).toBe(404);
  expect(await (await request.get('/latest')).text()).toContain(changed);
  expect(await newsroom.client.getDocument(`drafts.${away}`)).toMatchObject({ _type: 'article' });
  expect(
    await newsroom.client.fetch('*[_id in path($of)]', { of: `versions.${release}.**` }),
  ).toEqual([]);
  expect(refused).toEqual([]);
  await reader.context().close();
});

test('a release that moves a story has to keep its old address, which then leads to the new one', async ({
  newsroom,
  page,
  request,
}) => {
  const id = ids[3];
  const [from, to] = [`/article/${id}`, `/article/${id}-away`];
  const run = page.getByTestId('publish-all-button');
  const keep = page.getByTestId('action-keeptheoldaddress');
  await signIn(page, newsroom);
  const release = await createRelease(page, `${newsroom.url}/studio`, 'The moving package');
  const list = `${newsroom.url}/studio/releases/${release}?perspective=${release}`;
  const wrong = page.getByTestId(`validation-error-link-versions.${release}.${id}`);
  await addToRelease(page, `As printed, ${id}`);

  await test.step('change the address: the release cannot be run', async () => {
    await releaseRow(page, `As printed, ${id}`).getByRole('link').click();
    await field(page, 'slug').locator('input').fill(`${id}-away`);
    await expect(keep).toBeEnabled();
    await page.goto(list);
    await expect(wrong).toBeVisible();
    await expect(run).toBeDisabled();
  });

  await test.step('keep the old one: a redirect waits in the release as well', async () => {
    await wrong.click();
    await keep.click();
    await expect(page.getByTestId('action-theoldaddressiskept')).toBeVisible();
    expect((await request.get(from)).status()).toBe(200);
    await page.goto(list);
    await expect(releaseRow(page, from)).toContainText('Redirect');
    await expect(run).toBeEnabled();
  });

  await test.step('run it', async () => {
    const press = () => run.click({ timeout: 3000 });
    const dialog = await opensDialog(page, press, 'confirm-publish-dialog');
    await dialog.getByTestId('confirm-button').click();
    await expect
      .poll(async () => {
        const old = await request.get(from, { maxRedirects: 0 });
        return [old.status(), old.headers().location];
      })
      .toEqual([308, to]);
    expect((await request.get(to)).status()).toBe(200);
  });
});

test('a scheduled release is published at its time without anybody’s help', async ({
  newsroom,
  page,
  browser,
}) => {
  const id = ids[2];
  const changed = `${word} on the minute`;
  await signIn(page, newsroom);
  const release = await createRelease(page, `${newsroom.url}/studio`, 'The evening package');
  await addToRelease(page, `As printed, ${id}`);
  await changeHeadline(page, `As printed, ${id}`, changed);
  await expect
    .poll(() => newsroom.client.getDocument(`versions.${release}.${id}`))
    .toMatchObject({ headline: changed });
  await page.goto(`${newsroom.url}/studio/releases/${release}?perspective=${release}`);
  await expect(releaseRow(page, changed)).toBeVisible();

  const at = soon();
  await test.step('schedule it', async () => {
    const item = page.getByTestId('schedule-button-menu-item');
    const choose = async () => {
      if (!(await item.isVisible())) {
        await page.getByTestId('release-menu-button').click({ timeout: 3000 });
      }
      await item.click({ timeout: 3000 });
    };
    const dialog = await opensDialog(page, choose, 'confirm-schedule-dialog');
    await dialog.getByTestId('date-input').fill(asTyped(at));
    await dialog.getByTestId('date-input').blur();
    await dialog.getByTestId('confirm-button').click();
    await expect(page.getByRole('button', { name: 'Unschedule release' })).toBeVisible();
    expect(await newsroom.client.getDocument(`_.releases.${release}`)).toMatchObject({
      state: 'scheduled',
      publishAt: at.toISOString(),
    });
  });

  await page.close();
  const reader = await (await browser.newContext()).newPage();
  await reader.goto(`${newsroom.url}/article/${id}`);
  await expect(reader.getByRole('heading', { level: 1 })).toHaveText(`As printed, ${id}`);
  const seen = await shows(reader, changed);
  expect(seen).toBeGreaterThanOrEqual(at.getTime());
  expect(seen - at.getTime()).toBeLessThan(5000);
  expect(await newsroom.client.getDocument(`_.releases.${release}`)).toMatchObject({
    state: 'published',
  });
  await reader.context().close();
});

/** The first whole minute, which is as fine as the Studio asks, that leaves time to type it. */
function soon(): Date {
  const minute = 60_000;
  return new Date(Math.ceil((Date.now() + 45_000) / minute) * minute);
}

/** A time as the Studio's field takes it. */
const asTyped = (at: Date): string =>
  `${at.toLocaleDateString('en-US', { dateStyle: 'medium', timeZone: 'UTC' })} ${at
    .toISOString()
    .slice(11, 16)}`;
