import { z } from 'zod';

/**
 * What one visitor may do, so that nobody keeps the others from reading. Generous: a newsroom's whole
 * office may be one visitor. The last two are at a time, the others a minute.
 */
const defaults = {
  search: 120,
  'sign-in': 60,
  webhooks: 300,
  pictures: 3000,
  missing: 1200,
  fresh: 600,
  live: 300,
  sockets: 600,
  streams: 500,
  connections: 500,
};

export type VisitorLimit = keyof typeof defaults;
/** 0 means no limit. */
export type VisitorLimits = Readonly<Record<VisitorLimit, number>>;

const names = z.enum([
  'search',
  'sign-in',
  'webhooks',
  'pictures',
  'missing',
  'fresh',
  'live',
  'sockets',
  'streams',
  'connections',
] satisfies VisitorLimit[]);

const entry = z
  .string()
  .transform((text) => text.split(':'))
  .pipe(z.tuple([names, z.string().regex(/^\d{1,9}$/)]));

/** `VISITOR_LIMITS`: what differs from the defaults, such as `search:30,pictures:0`. */
export const visitorLimits = z
  .string()
  .default('')
  .transform((list) => list.split(/[\s,]+/).filter((part) => part !== ''))
  .pipe(z.array(entry))
  .transform(
    (given): VisitorLimits => ({
      ...defaults,
      ...Object.fromEntries(given.map(([name, number]) => [name, Number(number)])),
    }),
  );

export const visitorLimitsExpectation = `a list such as "search:30,pictures:0" (0: no limit) of ${Object.keys(defaults).join(', ')}`;
