import type { MachineUse } from '#lib/content/settings/view.ts';

/**
 * What machines may do with what is published, as each way of saying it has it.
 *
 * `contentUsage`: the header and the line of robots.txt. `dataTraining`: of trust.txt. `unwanted`: the
 * crawlers, or the names crawlers obey, of which all that come is for a use that is not allowed.
 *
 * @see https://datatracker.ietf.org/doc/draft-ietf-aipref-attach/ and
 *   https://datatracker.ietf.org/doc/draft-ietf-aipref-vocab/
 */
type Said = { contentUsage: string; dataTraining: 'yes' | 'no'; unwanted: readonly string[] };

const learning = [
  'AI2Bot',
  'Amazonbot',
  'Applebot-Extended',
  'Bytespider',
  'CCBot',
  'ClaudeBot',
  'cohere-training-data-crawler',
  'Diffbot',
  'Google-Extended',
  'GPTBot',
  'meta-externalagent',
];

const answering = [
  'Claude-SearchBot',
  'Claude-User',
  'ChatGPT-User',
  'DuckAssistBot',
  'MistralAI-User',
  'OAI-SearchBot',
  'PerplexityBot',
  'Perplexity-User',
];

export const saidOf: Readonly<Record<MachineUse, Said>> = {
  all: { contentUsage: 'search=y, train-ai=y', dataTraining: 'yes', unwanted: [] },
  search: { contentUsage: 'search=y, train-ai=n', dataTraining: 'no', unwanted: learning },
  none: {
    contentUsage: 'search=n, train-ai=n',
    dataTraining: 'no',
    unwanted: [...learning, ...answering],
  },
};

/** The name of the header, and of the element of a page from which the server makes it. */
export const contentUsageName = 'content-usage';

/** The header that says it, with every document; none where the newsroom says nothing. */
export const contentUsage = (use: MachineUse | null): Record<string, string> =>
  use === null ? {} : { [contentUsageName]: saidOf[use].contentUsage };
