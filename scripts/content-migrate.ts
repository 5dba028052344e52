import { parseArgs } from 'node:util';
import type { SanityClient } from '@sanity/client';
import { everyWholeDocument } from '#lib/content/check/documents.ts';
import { type Environment, readEnvironment } from '#lib/env.ts';
import { loadEnvironmentFile } from '#lib/env-file.ts';
import { createSiteClient } from '#sanity/client.ts';
import { progressLines, runToEnd } from './content-command.ts';
import { createMigrator } from './migrate/apply.ts';
import { loadMigration, MigrationError, migrationNames } from './migrate/migrations.ts';
import { runEmbeddedLake } from './server/embedded-lake.ts';
import { lakeToken } from './server/lake-token.ts';

/**
 * `npm run content:migrate -- NAME [--write]`: changes the documents of the newsroom, drafts and versions too,
 * as `sanity/migrations/NAME.ts` says. Without --write it only says what would change. A line for each
 * document on stdout; how far it is on stderr. What has been changed is left alone when it is run again,
 * so it can be stopped and gone on with at any time. Exits with 1 when a document could not be changed, with 2
 * when nothing could be done.
 */

loadEnvironmentFile();

const usage = `Usage: npm run content:migrate -- NAME [--write]
       npm run content:migrate            lists the migrations there are`;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { write: { type: 'boolean', default: false } },
  });
  const [name, extra] = positionals;
  if (extra !== undefined) throw new MigrationError(`One migration at a time.\n${usage}`);
  if (name === undefined) return await listMigrations(values.write);
  const migration = await loadMigration(name);
  const env = readEnvironment();
  return withClient(env, values.write, async (client) => {
    console.error(`${migration.title}${values.write ? '' : ': what would change'}.`);
    const migrate = createMigrator(migration, client, values.write);
    const counts = { 'as it should be': 0, 'would change': 0, changed: 0, failed: 0 };
    const progress = progressLines((now: Counts) => `So far: ${summary(now)}`);
    for await (const document of everyWholeDocument(client, migration.documentTypes ?? [])) {
      const outcome = await migrate(document);
      counts[outcome.kind] += 1;
      if (outcome.kind === 'failed') console.log(`${outcome.id}  failed: ${outcome.reason}`);
      else if (outcome.kind !== 'as it should be')
        console.log(`${outcome.id}  ${outcome.kind} in ${places(outcome.steps)}`);
      progress(counts);
    }
    console.log(summary(counts));
    return counts.failed > 0 ? 1 : 0;
  });
}

type Counts = Record<'as it should be' | 'would change' | 'changed' | 'failed', number>;

const places = (steps: number): string => (steps === 1 ? 'one place' : `${steps} places`);

function summary(counts: Counts): string {
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const failed = counts.failed > 0 ? `, ${counts.failed} failed` : '';
  const rest = counts['would change'] > 0 ? ' Nothing was written; --write does it.' : '';
  const changed = `${counts['would change'] || counts.changed} ${counts['would change'] > 0 ? 'would change' : 'changed'}`;
  return `${all} documents: ${changed}, ${counts['as it should be']} are as they should be${failed}.${rest}`;
}

async function listMigrations(write: boolean): Promise<number> {
  for (const name of await migrationNames())
    console.log(`${name}  ${(await loadMigration(name)).title}`);
  if (!write) return 0;
  throw new MigrationError(`--write needs the name of a migration.\n${usage}`);
}

/** Gives `work` a client for the lake, which is started for as long as this takes where it is to be here. */
async function withClient(
  env: Environment,
  write: boolean,
  work: (client: SanityClient) => Promise<number>,
): Promise<number> {
  const isHere = env.sanity.lake === 'embedded' && !env.lakeIsElsewhere;
  const lake = isHere ? await runEmbeddedLake(env) : null;
  const own = { role: 'editor', label: 'migration' } as const;
  const made = isHere && write ? await lakeToken(env, own) : null;
  try {
    const token = write
      ? (made?.secret ?? env.sanity.writeToken)
      : (env.sanity.readToken ?? lake?.secrets.readToken);
    if (token === undefined) {
      throw new MigrationError(
        `Set ${write ? "SANITY_API_WRITE_TOKEN to an editor's token" : 'SANITY_API_READ_TOKEN'}: the lake is elsewhere.`,
      );
    }
    return await work(createSiteClient({ token, perspective: 'raw' }));
  } finally {
    await made?.revoke();
    await lake?.stop();
  }
}

await runToEnd(main, [MigrationError]);
