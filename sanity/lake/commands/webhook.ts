import { parseArgs } from 'node:util';
import { randomSecret } from '../auth/secrets.ts';
import type { LakeDatabase } from '../store/database.ts';
import { openLake } from '../store/open.ts';
import { createDeliveries } from '../webhooks/deliveries.ts';
import { expressionFault } from '../webhooks/payload.ts';
import { webhookSchema } from '../webhooks/schema.ts';
import {
  addWebhook,
  listWebhooks,
  type Operation,
  operations,
  removeWebhook,
} from '../webhooks/webhooks.ts';
import { onlyArgument, required, table } from './arguments.ts';
import { type Command, type CommandContext, CommandError, UsageError } from './command.ts';

const help = `Usage:
  lake webhook add --url URL [--name N] [--on create,update,delete] [--filter GROQ]
                   [--projection GROQ] [--drafts] [--secret S]
  lake webhook list
  lake webhook log [ID] [--limit N]
  lake webhook remove ID

Tells programs elsewhere what changes, by a POST to an address of theirs, as hosted Sanity's
GROQ-powered webhooks do. All of it works while the lake runs, and counts from its next change on.

  --on          what is told; all three unless said otherwise
  --filter      a condition on the document, such as '_type == "article"'; before(), after() and
                delta::changedAny(…) may be used
  --projection  what is sent, such as '{_id, "slug": slug.current}'; else the whole document
  --drafts      tells of drafts and versions too
  --secret      signs what is sent; without one, one is made and printed, and nothing else. It is
                not shown again. Receivers check it with @sanity/webhook.

An answer of 2xx counts as delivered. A delivery that gets none, or 408, 425, 429 or 5xx, is tried
again after a second, then after twice as long each time, for about three hours; any other answer
ends it. \`log\` shows the last 500 of each webhook. Removing one drops what it had still to deliver.`;

type SubCommand = (args: readonly string[], context: CommandContext, db: LakeDatabase) => void;

function addressOf(value: string): string {
  const url = URL.parse(value);
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw new UsageError(`--url "${value}" has to be an http or https address.`);
  }
  if (url.username !== '' || url.password !== '') {
    throw new UsageError('--url cannot hold a user name or password: check the signature instead.');
  }
  return url.href;
}

const isOperation = (word: string): word is Operation =>
  operations.some((operation) => operation === word);

function operationsIn(list: string): Operation[] {
  const words = list.split(',').map((word) => word.trim());
  const wrong = words.find((word) => !isOperation(word));
  if (wrong === undefined) return words.filter(isOperation);
  throw new UsageError(`--on: "${wrong}" is none of ${operations.join(', ')}.`);
}

function groq(kind: 'filter' | 'projection', expression = ''): string {
  const fault = expression.trim() === '' ? null : expressionFault(expression, kind);
  if (fault === null) return expression.trim();
  throw new UsageError(`--${kind}: ${fault.replace(/\.$/, '')}.`);
}

const add: SubCommand = (args, { print, tell }, db) => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      url: { type: 'string' },
      name: { type: 'string' },
      on: { type: 'string', default: operations.join(',') },
      filter: { type: 'string' },
      projection: { type: 'string' },
      drafts: { type: 'boolean', default: false },
      secret: { type: 'string' },
    },
  });
  const url = addressOf(required(values.url, '--url'));
  if (values.secret !== undefined && values.secret.length < 8) {
    throw new UsageError('--secret has to have at least 8 characters.');
  }
  const secret = values.secret ?? randomSecret('webhook_');
  const { id } = addWebhook(db, {
    name: values.name ?? new URL(url).host,
    url,
    operations: operationsIn(values.on),
    filter: groq('filter', values.filter),
    projection: groq('projection', values.projection),
    drafts: values.drafts,
    secret,
  });
  if (values.secret === undefined) print(secret);
  tell(`Webhook ${id} tells ${url} from now on.`);
};

const list: SubCommand = (args, { print, tell }, db) => {
  parseArgs({ args: [...args], options: {} });
  const webhooks = listWebhooks(db);
  if (webhooks.length === 0) tell('There are no webhooks.');
  const rows = webhooks.map(({ id, name, url, drafts, filter, ...webhook }) => {
    const what = drafts ? [...webhook.operations, 'drafts'] : webhook.operations;
    return [id, name, url, what.join(','), filter];
  });
  for (const line of table(rows)) print(line);
};

const log: SubCommand = (args, { print, tell }, db) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { limit: { type: 'string', default: '50' } },
  });
  const id = positionals.length > 0 ? onlyArgument(positionals, "The webhook's id") : undefined;
  const limit = Number(values.limit);
  if (!Number.isInteger(limit) || limit < 1) throw new UsageError('--limit has to be a number.');
  const lines = createDeliveries(db).log(limit, id);
  if (lines.length === 0) tell('Nothing has been delivered.');
  const rows = lines.map((delivery) => [
    delivery.transaction_time,
    delivery.webhook_id,
    delivery.operation,
    delivery.document_id,
    delivery.state,
    `${delivery.attempts} ${delivery.attempts === 1 ? 'attempt' : 'attempts'}`,
    delivery.outcome,
  ]);
  for (const line of table(rows)) print(line);
};

const remove: SubCommand = (args, { tell }, db) => {
  const { positionals } = parseArgs({ args: [...args], allowPositionals: true, options: {} });
  const id = onlyArgument(positionals, "The webhook's id");
  if (!removeWebhook(db, id)) throw new CommandError(`There is no webhook ${id}.`);
  tell(`Webhook ${id} is gone, with its log.`);
};

const subCommands: Record<'add' | 'list' | 'log' | 'remove', SubCommand> = {
  add,
  list,
  log,
  remove,
};

const isSubCommand = (word: string | undefined): word is keyof typeof subCommands =>
  word !== undefined && Object.hasOwn(subCommands, word);

export const command: Command = {
  summary: 'Tell programs elsewhere what changes: add, list, log, remove',
  help,
  async run(context) {
    const [name, ...args] = context.args;
    if (!isSubCommand(name)) {
      throw new UsageError(`"webhook" is followed by ${Object.keys(subCommands).join(', ')}.`);
    }
    const db = openLake(context.config.dir, [webhookSchema]);
    try {
      subCommands[name](args, context, db);
    } finally {
      db.close();
    }
  },
};
