import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Absence } from '#lib/content/ask-lake.ts';
import { siteAddresses } from '#lib/content/redirect/known.ts';
import { Keeper, type KeeperFigures, type Made } from '#lib/keep/keeper.ts';
import { siteLedger } from '#lib/keep/ledger.ts';
import { siteLive } from '#lib/live/site-live.ts';
import type { Surroundings } from '#lib/security-headers.ts';
import { wordsIn } from '#lib/words/words.ts';
import { answerWith } from '../answered.ts';
import type { TellCache } from '../cache-in-front/keeping.ts';
import type { PlainQuestion } from '../gate/plain-question.ts';
import { failurePage, sendPlainPage } from '../plain-page.ts';
import {
  askNext,
  destinationOf,
  keyOf,
  missingAddress,
  type PageAddress,
  readyKey,
} from './address.ts';
import { forReaders } from './for-readers.ts';
import { asksForLive, sendLive } from './live.ts';
import { type Addresses, type Found, find, isOldAddress } from './moved.ts';
import { Page } from './page.ts';
import { allowItsScripts, isPreview, mayBePreview, sendPreview } from './preview.ts';
import { type NextHandler, ownHeaders, render, TooSlowError } from './render.ts';
import { sendMoved, sendPage, sendReady } from './send-page.ts';
import { sendShared } from './shared.ts';
import { createStyleBook, renderStyles, stylesAt } from './styles.ts';

/** Bytes of pages kept: for what readers read, and for what anyone could invent more of. */
const rooms = { main: 160_000_000, spare: 16_000_000 };

/** Milliseconds an address is known to lead nowhere. Changes are seen before; this is for the room. */
const missingFor = 60_000;

/** A page could not be made: there was too much to do, the lake was away, or (null) it is a fault of ours. */
class FailedPageError extends Error {
  override name = 'FailedPageError';
  readonly absence: Absence | null;

  constructor(absence: Absence | null, cause?: unknown) {
    super('The page could not be made.', { cause });
    this.absence = absence;
  }
}

export type FrontDoor = {
  /** Sends what is kept and true, without waiting for anything. @returns false when there is nothing such. */
  answerAtOnce(question: PlainQuestion, response: ServerResponse): boolean;
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** What is kept of pages. */
  kept(): KeeperFigures;
};

/**
 * What stands between readers and Next. A published page is made once, kept as it goes over the wire
 * until something it was made of changes, and sent from memory. Everything else is Next's to answer.
 *
 * @param where what a page is made of besides what is stored: nothing of it is taken from a request.
 * @param addresses which addresses are old.
 * @param tellCache what is said to a cache in front.
 */
export function createFrontDoor(
  next: NextHandler,
  where: Surroundings,
  addresses: Addresses = siteAddresses(),
  tellCache: TellCache = () => ({}),
): FrontDoor {
  const { host } = new URL(where.siteUrl);
  const ledger = siteLedger();
  const styleBook = createStyleBook(next);
  const pages = new Keeper<Page>({ ledger, rooms, sizeOf: ({ size }) => size });

  async function make(address: PageAddress): Promise<Made<Page>> {
    const styles = stylesAt(address.url);
    if (styles !== null) {
      const rendered = await renderStyles(next, styles);
      if (rendered.status >= 500) throw new FailedPageError(null);
      const value = await Page.of(rendered, false, where);
      return {
        value,
        tags: [],
        keep: value.isMissing ? 'spare' : 'main',
        until: value.isMissing ? Date.now() + missingFor : undefined,
      };
    }
    const { isPart, typed } = address;
    const began = ledger.moment;
    const { url, headers } = askNext(address);
    const { rendered, note } = await render(next, url, { ...ownHeaders, host, ...headers });
    // A feed says in its own words that it cannot be had.
    if (rendered.status >= 500 || note.lakeWas !== null) throw new FailedPageError(note.lakeWas);
    const isMissing = rendered.status === 404;
    // `/latest//` leads to `/latest`, and so does one with any more slashes.
    const isInvented = rendered.status >= 300 || isPart || typed;
    const { tags, until } = note;
    const value = await Page.of(
      isPart ? rendered : await forReaders(rendered, address.url, styleBook),
      isPart,
      where,
    );
    const keep = note.usedStandIn ? false : isInvented ? 'spare' : 'main';
    if (keep === 'main') value.origin = { began, tags, until };
    return { value, tags, keep, until: isMissing ? Date.now() + missingFor : until };
  }

  /** What caches in front are told of an answer. What is named after its content tells them itself. */
  const toldOf = (page: Page, isForNobodyElse: boolean) =>
    page.isLasting ? {} : tellCache(isForNobodyElse ? null : page.origin);

  /** The page, or a copy that may be out of date while it cannot be made. */
  async function pageAt(address: PageAddress): Promise<Page> {
    const key = keyOf(address);
    try {
      return await pages.get(key, () => make(address));
    } catch (error) {
      const standIn = pages.recall(key);
      if (standIn !== null) {
        tellOf(error);
        return standIn.value;
      }
      if (error instanceof FailedPageError) throw error;
      throw new FailedPageError(absenceBy(error), error);
    }
  }

  async function answer(
    request: IncomingMessage,
    response: ServerResponse,
    address: PageAddress | null,
  ): Promise<void> {
    try {
      const found: Found =
        address === null ? { kind: 'missing' } : await find(address, pageAt, addresses);
      const page = found.kind === 'missing' ? await pageAt(missingAddress) : found.page;
      answerWith(response, 'page', page.own);
      if (found.kind === 'moved') return sendMoved(response, found, tellCache(null));
      const isMissing = found.kind === 'missing';
      // Not every cache looks at what is taken: it would give Markdown to whoever comes to the page next.
      const told = toldOf(page, isMissing || address?.chosen === true);
      await sendPage(request, response, page, { status: isMissing ? 404 : page.status, told });
    } catch (error) {
      fail(response, error);
    }
  }

  const learn = (address: PageAddress) => find(address, pageAt, addresses);

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const destination = destinationOf(request.url ?? '/', request.headers);
    switch (destination.kind) {
      case 'refused':
        return sendPlainPage(response, destination.status, {
          title: destination.reason,
          // In English, as the reason is: a malformed address is no reader's.
          text: wordsIn('en')('missing.reason'),
        });
      case 'missing':
        return answer(request, response, null);
      case 'next':
        request.url = destination.url;
        if (asksForLive(request, destination.url) && !(await isPreview(request))) {
          return sendLive(request, response, destination.url, { ...siteLive(), make: learn });
        }
        if (isStudio(destination.url)) allowItsScripts(request, response, 'studio');
        return next(request, response);
      case 'shared':
        return sendShared(next, {
          request,
          response,
          url: destination.url,
          host,
          styles: styleBook,
        });
      case 'page':
        if (await isPreview(request)) return sendPreview(next, request, response);
        return answer(request, response, destination);
    }
  }

  return {
    answerAtOnce(question, response) {
      const mayBeOther =
        question.isPart || mayBePreview(question.cookie) || isOldAddress(question.url, addresses);
      const key = mayBeOther ? null : readyKey(question.url);
      const page = key === null ? null : pages.ready(key);
      return (
        page !== null &&
        page.status === 200 &&
        sendReady(question, response, page, toldOf(page, false))
      );
    },
    // Nobody waits for this: what fails is answered here, whatever it is.
    handle: (request, response) =>
      handle(request, response).catch((error: unknown) => fail(response, error)),
    kept: () => pages.figures,
  };
}

const isStudio = (url: string): boolean => /^\/studio([/?]|$)/.test(url);

function fail(response: ServerResponse, error: unknown): void {
  tellOf(error);
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const { status, page } = failurePage(absenceBy(error));
  sendPlainPage(response, status, page);
}

function absenceBy(error: unknown): Absence | null {
  if (error instanceof TooSlowError) return 'busy';
  return error instanceof FailedPageError ? error.absence : null;
}

/** Tells the log. What Next failed with, it has told itself. */
function tellOf(error: unknown): void {
  if (!(error instanceof FailedPageError)) console.error('site: a page was not made.', error);
  else if (error.cause !== undefined) console.error('site: a page was not made.', error.cause);
}
