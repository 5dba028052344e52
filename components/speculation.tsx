import { studioPath } from '#lib/routes.ts';
import { scriptJson } from './json-ld.tsx';

/**
 * Lets a browser fetch the next page while a reader's finger is still on the link. No earlier: a
 * page fetched long before it is opened could miss what was published meanwhile.
 *
 * @see https://html.spec.whatwg.org/multipage/speculative-loading.html
 */
const rules = {
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

/** For readers' pages; an editor's preview is made for each request and never ahead of one. */
export function Speculation() {
  return (
    <script
      type="speculationrules"
      // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant, escaped by scriptJson.
      dangerouslySetInnerHTML={{ __html: scriptJson(rules) }}
    />
  );
}
