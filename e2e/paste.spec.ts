import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { putOnClipboard } from './newsroom/clipboard.ts';
import { expect, type SharedNewsroom, sharedNewsroom, test } from './newsroom/fixtures.ts';
import { anyDesk, paragraph, story } from './newsroom/story.ts';
import { choose, field, signIn } from './newsroom/studio.ts';

/** What other programs leave on a clipboard, pasted into the real Studio; and what else it makes of words. */

const id = `pasted-${randomUUID().slice(0, 8)}`;
const linked = `${id}-linked`;

test.beforeAll(async () => {
  const { client } = sharedNewsroom();
  const desk = await anyDesk(client);
  await client.create(story(desk, linked));
  await client.create(
    story(desk, `drafts.${id}`, {
      headline: '水位在星期二继续上涨',
      slug: undefined,
      body: [paragraph('Before.')],
      publishedAt: '2026-03-01T17:45:00Z',
      breakingUntil: '2026-03-02T00:00:00Z',
      corrections: [{ _key: 'c', kind: 'update', text: 'More.', at: '2026-03-01T23:00:00Z' }],
    }),
  );
});

test.afterAll(async () => {
  const { client } = sharedNewsroom();
  await client.delete({
    query: '*[_type == "article" && (_id match $id || headline match "水位*")]',
    params: { id: `*${id}*` },
  });
});

/** A line for each block: its kind, its list, its words, where its links lead. */
const bodyOf = ({ client }: SharedNewsroom): Promise<string[]> =>
  client.fetch(
    `*[_type == "article" && _id == $id][0].body[]{
      "line": select(
        _type == "table" => "table " + array::join(rows[]{"row": array::join(cells, "|")}.row, "/"),
        array::join([coalesce(listItem, style), string(coalesce(level, 0)), pt::text(@),
          array::join(markDefs[]{"to": coalesce(href, story._ref)}.to, ",")], " ")
      )
    }.line`,
    { id: `drafts.${id}` },
  );

async function paste(page: Page, held: { html?: string; text?: string }) {
  const body = field(page, 'body').getByRole('textbox').first();
  await putOnClipboard(page, held);
  await body.click();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.press('Enter');
  await page.keyboard.press('ControlOrMeta+v');
}

test('clipboards are pasted, an address is made, a copy begins anew', async ({
  newsroom,
  page,
  complaints,
}) => {
  // An editor is told of what does not come along.
  complaints.expect(/^message \(caution\): One picture was left out\./);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await signIn(page, newsroom, `/studio/intent/edit/id=${id};type=article`);
  await expect(field(page, 'headline').locator('input')).toHaveValue('水位在星期二继续上涨');

  await test.step('from Word', async () => {
    await paste(page, {
      html: `<html xmlns:w="urn:schemas-microsoft-com:office:word"><body><!--StartFragment--><h1>One<o:p></o:p></h1>
<p class=MsoNormal>“Tuesday”,<span style='mso-spacerun:yes'>&nbsp; </span>she <del cite="mailto:a">never </del>said<a href="#_ftn1">[1]</a>.<o:p></o:p></p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>1.<span>&nbsp;&nbsp; </span></span><![endif]>First<o:p></o:p></p>
<table class=MsoTableGrid><tr><td><p class=MsoNormal>a</p></td><td><p class=MsoNormal>b</p></td></tr><tr><td>c</td><td>d</td></tr></table><!--EndFragment--></body></html>`,
    });
    await expect
      .poll(() => bodyOf(newsroom))
      .toEqual([
        'normal 0 Before. ',
        'h2 0 One ',
        'normal 0 “Tuesday”, she said[1]. ',
        'number 1 First ',
        'table a|b/c|d',
      ]);
  });

  await test.step('from a mail, with an address of ours', async () => {
    await page.reload();
    await paste(page, {
      html: `<div dir="ltr"><div>It is <b>bold.</b></div><div>Third, <a href="${newsroom.url}/article/${linked}">there</a> and <a href="/x">here</a>.</div><ul><li><p>Beta para</p><p>Beta second para</p></li></ul><img src="https://x.example/a.png" width="300"></div>`,
    });
    await expect(page.getByText('One picture was left out.')).toBeVisible();
    await expect
      .poll(async () => (await bodyOf(newsroom)).slice(-3))
      .toEqual([
        'normal 0 It is bold. ',
        `normal 0 Third, there and here. ${linked}`,
        'bullet 1 Beta para\nBeta second para ',
      ]);
  });

  await test.step('plain text that was wrapped, in place of all there is', async () => {
    const wrapped =
      'The plane came down at noon on the square of the old town, where\nnobody had expected it, and the mayor slept.\n\nThe end.';
    await putOnClipboard(page, { text: wrapped });
    await field(page, 'body').getByRole('textbox').first().click();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.press('ControlOrMeta+v');
    await expect
      .poll(() => bodyOf(newsroom))
      .toEqual([
        'normal 0 The plane came down at noon on the square of the old town, where nobody had expected it, and the mayor slept. ',
        'normal 0 The end. ',
      ]);
  });

  await test.step('the address of a title in Chinese', async () => {
    await field(page, 'slug').getByRole('button', { name: 'Generate' }).click();
    await expect(field(page, 'slug').locator('input')).toHaveValue('水位在星期二继续上涨');
    await field(page, 'slug').locator('input').fill(id);
    await expect
      .poll(() =>
        newsroom.client.fetch('*[_type == "article" && _id == $id][0].slug.current', {
          id: `drafts.${id}`,
        }),
      )
      .toBe(id);
  });

  await test.step('a copy has the words alone', async () => {
    await choose(page, 'Duplicate');
    const copies = () =>
      newsroom.client.fetch(
        '*[_type == "article" && headline == $headline && !(_id in $ids)]{slug, publishedAt, breakingUntil, corrections, "paragraphs": count(body)}',
        { headline: '水位在星期二继续上涨', ids: [id, `drafts.${id}`] },
      );
    await expect
      .poll(copies)
      .toEqual([
        { slug: null, publishedAt: null, breakingUntil: null, corrections: null, paragraphs: 2 },
      ]);
  });
});
