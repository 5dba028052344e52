import { lakeCommand } from '@dateline/lake/programs';
import type { SharedNewsroom } from './fixtures.ts';
import { runScript } from './start.ts';

export type Person = { name: string; email: string; password: string };

async function lake({ dir, ports }: SharedNewsroom, ...args: string[]): Promise<void> {
  const { code, output } = await runScript(lakeCommand, args, {
    LAKE_DIR: dir,
    LAKE_PORT: String(ports.lake),
  });
  if (code !== 0) throw new Error(`lake ${args.join(' ')} ended with ${code}:\n${output}`);
}

/** Lets another editor in, as `npm run lake -- user add` does while the newsroom runs. */
export const addEditor = (newsroom: SharedNewsroom, name: string): Promise<Person> =>
  addPerson(newsroom, name, 'editor');

/** Lets somebody in to do what their role may do. */
export async function addPerson(
  newsroom: SharedNewsroom,
  name: string,
  role: 'editor' | 'contributor',
): Promise<Person> {
  const email = `${name.toLowerCase().replaceAll(' ', '.')}@example.org`;
  const password = 'a-password-for-tests';
  const who = ['--email', email, '--name', name, '--role', role, '--password', password];
  await lake(newsroom, 'user', 'add', ...who);
  return { name, email, password };
}

/** Shows an editor out again. */
export const removeEditor = (newsroom: SharedNewsroom, { email }: Person): Promise<void> =>
  lake(newsroom, 'user', 'remove', email);
