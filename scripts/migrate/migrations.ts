import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Migration, NodeMigration } from '@sanity/migrate';
import { z } from 'zod';
import { isObject } from '#lib/is-object.ts';

/** A migration that says for each document by itself what it becomes. */
export type ContentMigration = Migration<NodeMigration>;

/** There is no such migration, or none that can be run; `message` is a sentence. */
export class MigrationError extends Error {
  override name = 'MigrationError';
}

const ours = join(import.meta.dirname, '../../sanity/migrations');

/** The names of all migrations there are. */
export async function migrationNames(folder: string = ours): Promise<string[]> {
  const files = await readdir(folder);
  return files
    .filter((file) => file.endsWith('.ts') && !file.includes('.test.'))
    .map((file) => file.slice(0, -'.ts'.length))
    .sort();
}

const told = z.looseObject({ title: z.string().min(1) });

/** What a file has to have to be run. It is asked for functions alone: what they do shows when it is run. */
const isMigration = (value: unknown): value is ContentMigration =>
  told.safeParse(value).success && isObject(value) && 'migrate' in value && isObject(value.migrate);

/** @throws MigrationError when there is none of that name. */
export async function loadMigration(
  name: string,
  folder: string = ours,
): Promise<ContentMigration> {
  const names = await migrationNames(folder);
  if (!names.includes(name)) {
    throw new MigrationError(`There is no migration "${name}": there are ${names.join(', ')}.`);
  }
  const module: unknown = await import(pathToFileURL(join(folder, `${name}.ts`)).href);
  const migration = isObject(module) && 'default' in module ? module.default : undefined;
  if (isMigration(migration)) return migration;
  throw new MigrationError(
    `${name}.ts has to export by default what defineMigration makes, with an object "migrate": one document at a time.`,
  );
}
