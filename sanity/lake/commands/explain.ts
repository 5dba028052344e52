import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { explainQuery } from '../groq/running/explain.ts';
import { createDocumentReader } from '../store/documents.ts';
import { openLakeAsItIs } from '../store/open.ts';
import { onlyArgument } from './arguments.ts';
import { type Command, CommandError, UsageError } from './command.ts';

const help = `Usage: lake explain 'GROQ' [--params JSON] [--perspective P]

Says how a query is answered over the documents in LAKE_DIR, also while it is served: for each * what it
is looked up by, how many documents are read and how many are only counted. It is asked twice: what the
lake knows by heart from then on is told too. P is published (as readers ask), drafts or raw.`;

/** The parameters that were given as JSON. */
function paramsOf(json: string): Record<string, unknown> {
  try {
    const params: unknown = JSON.parse(json);
    if (typeof params === 'object' && params !== null && !Array.isArray(params)) {
      return Object.fromEntries(Object.entries(params));
    }
  } catch {
    // Told below.
  }
  throw new UsageError(`--params has to be a JSON object, such as '{"slug": "trade"}'.`);
}

export const command: Command = {
  summary: 'Say how a query is answered, and how many documents it reads',
  help,
  async run({ args, config, print }) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        params: { type: 'string', default: '{}' },
        perspective: { type: 'string', default: 'published' },
      },
    });
    const query = onlyArgument(positionals, 'GROQ');
    const params = paramsOf(values.params);
    if (!existsSync(join(config.dir, 'lake.sqlite'))) {
      throw new CommandError(`There is no lake in ${config.dir}.`);
    }
    const db = openLakeAsItIs(config.dir);
    try {
      const { perspective } = values;
      const request = { query, params, perspective, apiVersion: 'v2026-02-01' };
      const explained = explainQuery(createDocumentReader(db), request);
      if (!explained.ok) throw new CommandError(explained.error.description);
      for (const line of explained.lines) print(line);
    } finally {
      db.close();
    }
  },
};
