import type { LakeConfig } from '../environment.ts';

/** What a command is given: its arguments, what the environment says, and where it writes. */
export type CommandContext = {
  /** Arguments after the verb. */
  args: readonly string[];
  config: LakeConfig;
  /** Writes a line to stdout: results only, so that a script can read them. */
  print: (line: string) => void;
  /** Writes a line to stderr: progress and remarks. */
  tell: (line: string) => void;
};

/** One verb of `npm run lake -- <verb>`. */
export type Command = {
  /** One line for the list of verbs. */
  summary: string;
  /** What `--help` prints. */
  help: string;
  /**
   * Does the work; the promise settles when it is done (for `serve`: when the lake has closed).
   *
   * @throws CommandError for a failure that is told in one sentence (exit 1),
   *   UsageError for wrong arguments (exit 2). Anything else is a fault of the program.
   */
  run: (context: CommandContext) => Promise<void>;
};

/** The command could not be done; `message` is a sentence for the person who typed it. Exit code 1. */
export class CommandError extends Error {
  override name = 'CommandError';
}

/** The arguments make no sense; `message` says which. Exit code 2. */
export class UsageError extends Error {
  override name = 'UsageError';
}
