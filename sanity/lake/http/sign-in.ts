import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { familiarDays } from '../auth/familiar.ts';
import { sessionDays } from '../auth/sessions.ts';
import { signInFonts, signInPage, signInRefusedPage } from '../auth/sign-in-page.ts';
import type { User } from '../auth/users.ts';
import type { Lake } from '../context.ts';
import { type Answer, empty, page, refusedWith } from '../wire/answer.ts';
import type { LakeRequest } from '../wire/request.ts';
import { visitorGroup } from '../wire/visitor.ts';
import { createDeviceCookie } from './device-cookie.ts';
import type { Handler } from './route.ts';

const largestForm = 8_192;

const form = z.object({
  email: z.string().default(''),
  password: z.string().default(''),
});

const notAllowed =
  'This sign-in page was opened from an address it does not know. Open the Studio at the address the newsroom is started with, or add its origin to LAKE_ALLOWED_ORIGINS.';

/** `return` is where the form may lead: browsers apply `form-action` to the redirect as well. */
const pageHeaders = (returnOrigin: string): Record<string, string> => ({
  'content-security-policy': [
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    "font-src 'self'",
    `form-action 'self' ${returnOrigin}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; '),
  'referrer-policy': 'same-origin',
});

const refused = (reason: string, status: number): Answer =>
  page(signInRefusedPage(reason), status, pageHeaders(''));

const returnAddressOf = (request: LakeRequest, lake: Lake): URL | null =>
  lake.origins.returnAddress(request.search.get('origin') ?? '');

/**
 * What a sign-in leaves behind: a session cookie, or a token for a Studio elsewhere that asks for one,
 * since browsers send it no cookies. A page of the readers' own origin never gets a token: any script
 * there could read it.
 */
type Carrier = 'cookie' | 'token';

/** Asked for in the Studio's words: `withSid=true` or `type=dual` for a token, `type=cookie` for a cookie. */
function carrierFor({ search }: LakeRequest, back: URL, lake: Lake): Carrier {
  const asksForToken = search.get('withSid') === 'true' || search.get('type') === 'dual';
  return asksForToken && !lake.origins.isSite(back.origin) ? 'token' : 'cookie';
}

/** The form's own address again, without anything a visitor may have added to it. */
const actionFor = (back: URL, carrier: Carrier): string => {
  const kind: Record<string, string> =
    carrier === 'token' ? { withSid: 'true' } : { type: 'cookie' };
  return `dateline?${new URLSearchParams({ origin: back.href, ...kind })}`;
};

/** `GET /auth/login/dateline`: the sign-in page the Studio sends people to. */
export const showSignIn: Handler = (request, lake) => {
  const back = returnAddressOf(request, lake);
  if (back === null) return refused(notAllowed, 400);
  const action = actionFor(back, carrierFor(request, back, lake));
  const html = signInPage({ action, email: '', problem: null });
  return page(html, 200, pageHeaders(back.origin));
};

/** `POST /auth/login/dateline`: checks the form; back to the Studio with a sid, or the page again. */
export const signIn: Handler = async (request, lake) => {
  const back = returnAddressOf(request, lake);
  if (back === null) return refused(notAllowed, 400);
  const from = request.header('origin');
  // Somebody else's page must not sign a visitor in under an account of its own.
  if (from !== undefined && !lake.origins.has(from)) return refused(notAllowed, 403);

  const body = new URLSearchParams((await request.body(largestForm)).toString('utf8'));
  const { email, password } = form.parse(Object.fromEntries(body));
  const carrier = carrierFor(request, back, lake);
  const outcome = await lake.auth.checkPassword(email, password, {
    visitor: visitorGroup(request.visitor),
    device: createDeviceCookie(lake.config.publicUrl).read(request.header('cookie')),
  });
  if (outcome.ok) return welcome(outcome, back, carrier, lake);

  const again = (problem: string, status: number, headers: Record<string, string> = {}) =>
    page(signInPage({ action: actionFor(back, carrier), email, problem }), status, {
      ...pageHeaders(back.origin),
      ...headers,
    });
  if (outcome.reason === 'wrong') return again('Email and password do not match.', 401);
  const { seconds } = outcome;
  return again(`Too many attempts. Wait ${waitText(seconds)} and try again.`, 429, {
    'retry-after': String(seconds),
  });
};

const waitText = (seconds: number): string => {
  const [count, unit] = seconds < 90 ? [seconds, 'second'] : [Math.ceil(seconds / 60), 'minute'];
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
};

/** Back to the Studio, with a cookie, or with a sid that only its own origin can exchange. */
function welcome(
  { user, device }: { user: User; device: string },
  back: URL,
  carrier: Carrier,
  lake: Lake,
): Answer {
  const { sessions, sids } = lake.auth;
  const known = createDeviceCookie(lake.config.publicUrl).set(device, familiarDays);
  const location = new URL(back);
  location.hash = '';
  if (carrier === 'token') {
    location.hash = `sid=${sids.issue(user.id, back.origin)}`;
    return empty(302, { location: location.href, 'set-cookie': [known] });
  }
  const signIn = sessions.newSignIn();
  const cookies = lake.cookies.set(sessions.open(user.id, signIn), signIn, sessionDays);
  return empty(302, { location: location.href, 'set-cookie': [...cookies, known] });
}

const fontName = z.enum(['nameplate.woff2', 'text.woff2']);

/** `GET /auth/login/fonts/:file`: the fonts of the sign-in page. */
export const signInFont: Handler = (request) => {
  const name = fontName.safeParse(request.params.file);
  if (!name.success) return refusedWith('not there', 'There is no such font.');
  return {
    kind: 'raw',
    async respond(_req, res) {
      const bytes = await readFile(fileURLToPath(import.meta.resolve(signInFonts[name.data])));
      res.writeHead(200, {
        'content-type': 'font/woff2',
        'content-length': bytes.length,
        'cache-control': 'public, max-age=86400',
      });
      res.end(bytes);
    },
  };
};
