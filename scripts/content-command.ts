import { UnreadableLakeError } from '#lib/content/check/documents.ts';
import { EnvironmentError } from '#lib/env.ts';
import { StartError } from './server/start-error.ts';

/** What the commands that go through all content have in common. */

/** Milliseconds between two lines about how far it is. */
const progressEvery = 5000;

/** Tells on stderr how far it is, every few seconds, in the sentence that is made of what it is called with. */
export function progressLines<Done>(sentence: (done: Done) => string): (done: Done) => void {
  let last = Date.now();
  return (done) => {
    if (Date.now() - last < progressEvery) return;
    last = Date.now();
    console.error(sentence(done));
  };
}

/** A fault whose message is a sentence for the person at the keyboard, who can mend it. */
type Mendable = new (...given: never[]) => Error;
const mendable: readonly Mendable[] = [EnvironmentError, StartError, UnreadableLakeError];

/**
 * Runs a command and sets the exit code it gives; 2 when it could not do its work. What the person at the
 * keyboard can mend is told in a sentence; the rest is a bug and keeps its stack.
 *
 * @param besides what else they can mend.
 */
export async function runToEnd(
  command: () => Promise<number>,
  besides: readonly Mendable[] = [],
): Promise<void> {
  try {
    process.exitCode = await command();
  } catch (error) {
    const isMendable = [...mendable, ...besides].some((kind) => error instanceof kind);
    console.error(isMendable && error instanceof Error ? error.message : error);
    process.exitCode = 2;
  }
}
