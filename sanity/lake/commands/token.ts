import { parseArgs } from 'node:util';
import type { Auth } from '../auth/auth.ts';
import { momentOf, onlyArgument, required, roleOf, table } from './arguments.ts';
import { withAuth } from './auth-database.ts';
import { type Command, type CommandContext, CommandError, UsageError } from './command.ts';

const help = `Usage:
  lake token create --role R [--label L] [--expires WHEN]
  lake token list
  lake token revoke ID
  lake token revoke --label L

Tokens for programs that call the lake. R is administrator, editor, contributor or viewer. A new
token is printed, and nothing else; it is not kept and cannot be shown again. A revoked one is
refused from the next request on. All of it works while the lake runs.

  --expires   from when on it is refused: after a span (12h, 30d, 8w), or at a date (2027-01-31, in
              UTC) or time (2027-01-31T18:00:00Z); without it, never`;

type SubCommand = (args: readonly string[], context: CommandContext, auth: Auth) => void;

const create: SubCommand = (args, { print }, auth) => {
  const { values } = parseArgs({
    args: [...args],
    options: { role: { type: 'string' }, label: { type: 'string' }, expires: { type: 'string' } },
  });
  const role = roleOf(required(values.role, '--role'));
  const expires = values.expires === undefined ? null : momentOf(values.expires, '--expires');
  const label = values.label ?? `Token of ${new Date().toISOString()}`;
  print(auth.tokens.create(role, label, expires));
};

const list: SubCommand = (args, { print, tell }, auth) => {
  parseArgs({ args: [...args], options: {} });
  const tokens = auth.tokens.list();
  if (tokens.length === 0) tell('There are no tokens.');
  const rows = tokens.map(({ id, role, label, expiresAt }) => [id, role, label, ended(expiresAt)]);
  for (const line of table(rows)) print(line);
};

function ended(expiresAt: string | null): string {
  if (expiresAt === null) return '';
  return `${new Date(expiresAt) <= new Date() ? 'expired' : 'expires'} ${expiresAt}`;
}

/** The ids of the tokens that are meant. @throws UsageError unless exactly one way of naming is used. */
function namedTokens(args: readonly string[], auth: Auth): string[] {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { label: { type: 'string' } },
  });
  if (values.label === undefined) return [onlyArgument(positionals, "The token's id")];
  if (positionals.length > 0) throw new UsageError('Name the token by its id or by --label.');
  const tokens = auth.tokens.list().filter(({ label }) => label === values.label);
  if (tokens.length === 0) throw new CommandError(`No token has the label "${values.label}".`);
  return tokens.map(({ id }) => id);
}

const revoke: SubCommand = (args, { tell }, auth) => {
  for (const id of namedTokens(args, auth)) {
    if (!auth.tokens.revoke(id)) throw new CommandError(`There is no token ${id}.`);
    tell(`The token ${id} is refused from now on.`);
  }
};

const subCommands: Record<'create' | 'list' | 'revoke', SubCommand> = { create, list, revoke };

const isSubCommand = (word: string | undefined): word is keyof typeof subCommands =>
  word !== undefined && Object.hasOwn(subCommands, word);

export const command: Command = {
  summary: 'Create, list and revoke tokens for programs',
  help,
  async run(context) {
    const [name, ...args] = context.args;
    if (!isSubCommand(name)) {
      throw new UsageError(`"token" is followed by ${Object.keys(subCommands).join(', ')}.`);
    }
    await withAuth(context.config.dir, (auth) => subCommands[name](args, context, auth));
  },
};
