import { parseArgs } from 'node:util';
import type { Auth } from '../auth/auth.ts';
import { forgetFirstPassword } from '../auth/first-start.ts';
import { readablePassword } from '../auth/secrets.ts';
import type { User } from '../auth/users.ts';
import { onlyArgument, required, roleOf, table } from './arguments.ts';
import { withAuth } from './auth-database.ts';
import { type Command, type CommandContext, CommandError, UsageError } from './command.ts';

const help = `Usage:
  lake user add --email E --name N --role R [--password P]
  lake user list
  lake user remove EMAIL
  lake user password EMAIL [--password P]

The people who may sign in. R is administrator, editor, contributor or viewer. Without --password one
is made up and printed. A removed user, and one with a new password, is signed out everywhere at once.
All of it works while the lake runs.`;

type SubCommand = (
  args: readonly string[],
  context: CommandContext,
  auth: Auth,
) => void | Promise<void>;

/** @throws CommandError when nobody has this email. */
function userNamed(email: string, auth: Auth): User {
  const user = auth.users.find(email);
  if (user === null) throw new CommandError(`There is no user with the email ${email}.`);
  return user;
}

const add: SubCommand = async (args, { print, tell }, auth) => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      email: { type: 'string' },
      name: { type: 'string' },
      role: { type: 'string' },
      password: { type: 'string' },
    },
  });
  const password = values.password ?? readablePassword();
  const outcome = await auth.users.add({
    email: required(values.email, '--email'),
    name: required(values.name, '--name'),
    role: roleOf(required(values.role, '--role')),
    password,
  });
  if (!outcome.ok) throw new CommandError(outcome.error.message);
  tell(`${outcome.user.name} may sign in as ${outcome.user.email}, ${outcome.user.role}.`);
  if (values.password === undefined) print(password);
};

const list: SubCommand = (args, { print, tell }, auth) => {
  parseArgs({ args: [...args], options: {} });
  const users = auth.users.list();
  if (users.length === 0) tell('There are no users.');
  for (const line of table(users.map(({ email, name, role, id }) => [email, name, role, id]))) {
    print(line);
  }
};

const remove: SubCommand = (args, { tell, config }, auth) => {
  const { positionals } = parseArgs({ args: [...args], allowPositionals: true, options: {} });
  const user = userNamed(onlyArgument(positionals, "The user's email"), auth);
  auth.users.remove(user.id);
  forgetFirstPassword(config.dir, user.email);
  tell(`${user.name} (${user.email}) may no longer sign in.`);
};

const password: SubCommand = async (args, { print, tell, config }, auth) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { password: { type: 'string' } },
  });
  const user = userNamed(onlyArgument(positionals, "The user's email"), auth);
  const secret = values.password ?? readablePassword();
  const outcome = await auth.users.setPassword(user.id, secret);
  if (!outcome.ok) throw new CommandError(outcome.error.message);
  forgetFirstPassword(config.dir, user.email);
  tell(`${user.name} (${user.email}) has a new password, and is signed out everywhere.`);
  if (values.password === undefined) print(secret);
};

const subCommands: Record<'add' | 'list' | 'remove' | 'password', SubCommand> = {
  add,
  list,
  remove,
  password,
};

const isSubCommand = (word: string | undefined): word is keyof typeof subCommands =>
  word !== undefined && Object.hasOwn(subCommands, word);

export const command: Command = {
  summary: 'Add, list and remove the people who may sign in, or set a password',
  help,
  async run(context) {
    const [name, ...args] = context.args;
    if (!isSubCommand(name)) {
      throw new UsageError(`"user" is followed by ${Object.keys(subCommands).join(', ')}.`);
    }
    await withAuth(context.config.dir, (auth) => subCommands[name](args, context, auth));
  },
};
