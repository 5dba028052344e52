import { studioPath } from './routes.ts';

/**
 * Lets a browser fetch the next page while a reader's finger is still on the link. No earlier: a
 * page fetched long before it is opened could miss what was published meanwhile.
 *
 * @see https://html.spec.whatwg.org/multipage/speculative-loading.html
 */
export const speculationRules = {
  prefetch: [
    {
      where: {
        and: [
          { href_matches: '/*' },
          {
            not: {
              href_matches: [
                `${studioPath()}/*`,
                studioPath(),
                '/api/*',
                '/lake/*',
                '/*.xml',
                '/*.json',
              ],
            },
          },
        ],
      },
      eagerness: 'conservative',
    },
  ],
};
