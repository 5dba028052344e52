import { expect, type Page } from '@playwright/test';

/** What the Studio says although nothing is wrong, each with its reason. */
const known: readonly RegExp[] = [
  // The editor says so of every block of ours that is dragged: outside the body it is no text.
  /^console warning: Serialization of text\/html failed/,
  // A place that takes files says so of words that are pasted near it.
  /^console warning: DataTransfer with kind="string"/,
  // So says a browser of a page beside the form that it had ready before it looked for its styles.
  /^console warning: The resource \S+ was preloaded using link preload/,
  // Its own stopwatch for the page beside the form, which a machine with other work sets off.
  /^console (warning|error): (The preview iframe hasn't|Unable to connect to visual)/,
  /^console warning: \[@sanity\/comlink\] Received no response to message/,
  // The same for a check that asks the lake.
  /^console warning: Custom validator at \S+ has taken more than 5000ms/,
  // What it says of a page that was too late to tell its version.
  /^console warning: \[@sanity\/visual-editing\] Package version mismatch detected/,
  // On a machine with other work it may hear late, and asks again; what it shows then is looked at by each test.
  /^message \(caution\): Trying to connect/,
  // The page that is left says so, of the socket that goes with it.
  /^console (warning|error): WebSocket is already in CLOSING/,
];

/** All that the Studio complained of in a tab. */
export type Complaints = {
  /** What is to be heard in this test, since it is what the test is about. */
  expect(...patterns: RegExp[]): void;
  /** @throws when anything else was heard; it says all of it. */
  check(): void;
};

const isStudio = (page: Page): boolean => /\/studio(\/|$)/.test(new URL(page.url()).pathname);

const ownHosts: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

const isElsewhere = (address: string): boolean => {
  const { protocol, hostname } = new URL(address);
  return /^(https?|wss?):$/.test(protocol) && !ownHosts.has(hostname);
};

/** Whether an address is the origin's own, or none that is asked of anybody. */
const isOfOrigin = (address: string, page: string): boolean => {
  const { protocol, origin } = new URL(address);
  return !protocol.startsWith('http') || origin === new URL(page).origin;
};

/** In the page: tells of every message that comes up as an error or a warning, however short it is shown. */
function watchMessages(): void {
  const told = new WeakSet<Element>();
  const look = () => {
    for (const message of document.querySelectorAll('[data-ui="Toast"]')) {
      const tone = message.getAttribute('data-tone') ?? '';
      if (told.has(message) || !['critical', 'caution'].includes(tone)) continue;
      told.add(message);
      Reflect.get(window, 'complainOfMessage')?.(tone, message.textContent ?? '');
    }
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true });
}

/**
 * Listens to all that the Studio complains of in a tab: on its console, by errors nobody catches, by messages that
 * say that something failed, by asking anybody but this machine.
 */
export async function listenFor(page: Page): Promise<Complaints> {
  const heard: string[] = [];
  const expected: RegExp[] = [...known];
  // Whoever signs out is refused what was still being asked for, until the next page is there; nothing that was written.
  let isSignedOut = false;
  const hear = (what: string) => {
    const isRefusal =
      isSignedOut && /with a status of 401 .*\/data\/(query|doc|listen)\//.test(what);
    if (isStudio(page) && !isRefusal) heard.push(what);
  };
  // Not every error has a stack.
  page.on('pageerror', ({ name, message, stack }) =>
    hear(`error: ${stack || `${name}: ${message}`}`),
  );
  page.on('console', (message) => {
    const type = message.type();
    if (type !== 'error' && type !== 'warning') return;
    hear(`console ${type}: ${message.text()} (${message.location().url})`);
  });
  page.on('domcontentloaded', () => {
    isSignedOut = false;
  });
  page.on('request', (request) => {
    if (request.url().includes('/auth/logout')) isSignedOut = true;
    const isOfAnother = !request.isNavigationRequest() && !isOfOrigin(request.url(), page.url());
    if (isElsewhere(request.url()) || isOfAnother) hear(`request: ${request.url()}`);
  });
  page.on('websocket', (socket) => {
    if (isElsewhere(socket.url())) hear(`socket: ${socket.url()}`);
  });
  await page.exposeFunction('complainOfMessage', (tone: string, text: string) =>
    hear(`message (${tone}): ${text}`),
  );
  await page.addInitScript(watchMessages);
  return {
    expect: (...patterns) => void expected.push(...patterns),
    check() {
      const unexpected = heard.filter((what) => !expected.some((pattern) => pattern.test(what)));
      expect(unexpected, 'The Studio complained.').toEqual([]);
    },
  };
}
