import { lakeCommand } from '@dateline/lake/programs';
import { runScript } from './start.ts';

/** A lake that runs, or one beside a newsroom. */
type Place = { dir: string; ports: { lake: number } };
export type Person = { name: string; email: string; password: string };

async function lake({ dir, ports }: Place, ...args: string[]): Promise<void> {
  const { code, output } = await runScript(lakeCommand, args, {
    LAKE_DIR: dir,
    LAKE_PORT: String(ports.lake),
  });
  if (code !== 0) throw new Error(`lake ${args.join(' ')} ended with ${code}:\n${output}`);
}

/** Lets another editor in, as `npm run lake -- user add` does while the newsroom runs. */
export const addEditor = (place: Place, name: string): Promise<Person> =>
  addPerson(place, name, 'editor');

/** Lets somebody in to do what their role may do. */
export async function addPerson(
  place: Place,
  name: string,
  role: 'editor' | 'contributor',
): Promise<Person> {
  const email = `${name.toLowerCase().replaceAll(' ', '.')}@example.org`;
  const password = 'a-password-for-tests';
  const who = ['--email', email, '--name', name, '--role', role, '--password', password];
  await lake(place, 'user', 'add', ...who);
  return { name, email, password };
}

/** Shows an editor out again. */
export const removeEditor = (place: Place, { email }: Person): Promise<void> =>
  lake(place, 'user', 'remove', email);
