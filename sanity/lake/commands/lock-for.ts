import { type LakeLock, LakeLockedError, lockLake } from '../store/lock.ts';
import { CommandError } from './command.ts';

/**
 * Takes a lake's folder for a command that must be alone with it. `port` is noted for others to see.
 *
 * @throws CommandError when another process has it.
 */
export function lockFor(dir: string, port = 0): LakeLock {
  try {
    return lockLake(dir, port);
  } catch (fault) {
    if (!(fault instanceof LakeLockedError)) throw fault;
    throw new CommandError(port === 0 ? `${fault.message} Stop it first.` : fault.message);
  }
}
