import { type Command, CommandError, UsageError } from './commands/command.ts';
import { EnvironmentError, loadEnvironmentFile, readLakeConfig } from './environment.ts';
import { ReplicaError } from './replica/program.ts';
import { brokenDatabase } from './store/broken.ts';
import { NewerSchemaError, OlderSchemaError } from './store/migrations.ts';
import { writePrivately } from './store/private-folder.ts';
import { UpgradeCopyError } from './store/upgrade-copy.ts';

loadEnvironmentFile();

type Verb =
  | 'serve'
  | 'user'
  | 'token'
  | 'webhook'
  | 'import'
  | 'export'
  | 'backup'
  | 'restore'
  | 'check'
  | 'explain'
  | 'for-site'
  | 'reset';

/** The verbs, each in its own file, loaded when it is called for. */
const commands: Record<Verb, () => Promise<{ command: Command }>> = {
  serve: () => import('./commands/serve.ts'),
  user: () => import('./commands/user.ts'),
  token: () => import('./commands/token.ts'),
  webhook: () => import('./commands/webhook.ts'),
  'for-site': () => import('./commands/for-site.ts'),
  import: () => import('./commands/import.ts'),
  export: () => import('./commands/export.ts'),
  backup: () => import('./commands/backup.ts'),
  restore: () => import('./commands/restore.ts'),
  check: () => import('./commands/check.ts'),
  explain: () => import('./commands/explain.ts'),
  reset: () => import('./commands/reset.ts'),
};

const isVerb = (word: string | undefined): word is Verb =>
  word !== undefined && Object.hasOwn(commands, word);

const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
const tell = (line: string): void => console.error(line);

async function overview(): Promise<string> {
  const lines = await Promise.all(
    Object.entries(commands).map(async ([verb, load]) => {
      const { command } = await load();
      return `  ${verb.padEnd(8)} ${command.summary}`;
    }),
  );
  return [
    'Usage: npm run lake -- <verb> [arguments]',
    '',
    ...lines,
    '',
    '`npm run lake -- <verb> --help` says more about one.',
  ].join('\n');
}

/** Runs the command line; gives the exit code: 0 done, 1 could not be done, 2 wrong arguments. */
async function run([verb, ...args]: readonly string[]): Promise<number> {
  if (verb === undefined || verb === '--help' || verb === '-h' || verb === 'help') {
    print(await overview());
    return verb === undefined ? 2 : 0;
  }
  if (!isVerb(verb)) {
    tell(`There is no verb "${verb}". \`npm run lake -- --help\` lists them.`);
    return 2;
  }
  try {
    const { command } = await commands[verb]();
    if (args.includes('--help') || args.includes('-h')) {
      print(command.help);
      return 0;
    }
    await command.run({ args, config: readLakeConfig(), print, tell });
    return 0;
  } catch (fault) {
    return explain(fault, verb);
  }
}

/** Tells what went wrong. A fault of the program itself is shown with its trace. */
function explain(fault: unknown, verb: Verb): number {
  if (fault instanceof UsageError || isParseArgsError(fault)) {
    tell(fault.message);
    tell(`\`npm run lake -- ${verb} --help\` says how it is used.`);
    return 2;
  }
  if (
    fault instanceof CommandError ||
    fault instanceof EnvironmentError ||
    fault instanceof ReplicaError ||
    fault instanceof NewerSchemaError ||
    fault instanceof OlderSchemaError ||
    fault instanceof UpgradeCopyError
  ) {
    tell(fault.message);
    return 1;
  }
  const broken = brokenDatabase(fault);
  if (broken !== null) {
    tell(`The lake's database ${broken}. \`lake check\` says more; a backup is the way back.`);
    return 1;
  }
  tell(fault instanceof Error ? (fault.stack ?? fault.message) : String(fault));
  return 1;
}

/** `parseArgs` of node:util says in a sentence which argument it does not know. */
const isParseArgsError = (fault: unknown): fault is Error =>
  fault instanceof Error && 'code' in fault && String(fault.code).startsWith('ERR_PARSE_ARGS');

writePrivately();
const code = await run(process.argv.slice(2));
// A lake that ended for a fault has said so already.
process.exitCode ||= code;
