import type { SanityClient } from '@sanity/client';
import { type Environment, EnvironmentError, readEnvironment } from '#lib/env.ts';
import { loadEnvironmentFile } from '#lib/env-file.ts';
import { siteOpenings } from '#lib/preview/shared/openings.ts';
import { healthPath, studioPath } from '#lib/routes.ts';
import { createSiteClient } from '#sanity/client.ts';
import { reachOf } from './server/bind.ts';
import { buildIfNeeded, keepBuildPrivate } from './server/build.ts';
import { askForDeskLists } from './server/desk-lists.ts';
import { type EmbeddedLake, runEmbeddedLake } from './server/embedded-lake.ts';
import { isFirstStart, loadDemoNewsroom } from './server/first-start.ts';
import { lookAtHosted } from './server/hosted-lake.ts';
import { joinLakeElsewhere } from './server/lake-elsewhere.ts';
import { lakeToken } from './server/lake-token.ts';
import { watchOldAddresses } from './server/old-addresses.ts';
import { signInHint } from './server/sign-in-hint.ts';
import { listen, type SiteServer } from './server/site.ts';
import { StartError } from './server/start-error.ts';
import { startSiteLog } from './server/watching/site-log.ts';

/** `npm start` and, with `--dev`, `npm run dev`: the whole newsroom, from an empty folder to its address. */

const dev = process.argv.includes('--dev');
/** What starting has to say to who started it; the first password goes by it to a person, and into no log. */
let say = (line: string): unknown => process.stdout.write(`${line}\n`);
let hide = (..._secrets: readonly (string | undefined)[]): void => {};

// Whoever read what is printed may have gone. Next would log that it cannot log, again and again.
for (const output of [process.stdout, process.stderr]) output.on('error', () => {});

loadEnvironmentFile();

// Next reads these two while it is loaded and built.
process.env.NEXT_TELEMETRY_DISABLED = '1';
Object.assign(process.env, { NODE_ENV: dev ? 'development' : 'production' });

let lake: EmbeddedLake | undefined;
let first = false;
let site: SiteServer | undefined;
let stopWatching = () => {};
let stopAsking = () => {};
let drainTime = 0;

let ending: Promise<never> | undefined;
/** Ends once, whoever asks for it first. */
const stop = (code: number): Promise<never> => (ending ??= end(code));

async function end(code: number): Promise<never> {
  // A part that hangs does not keep the newsroom from ending, nor the lake from closing its files.
  setTimeout(() => void lake?.stop(), drainTime + 4000).unref();
  setTimeout(() => process.exit(code), drainTime + 8000).unref();
  stopWatching();
  stopAsking();
  // A terminal ends all at once; where only this is told to end, what is being answered may need the lake.
  lake?.letGo();
  await site?.stop().catch(() => {});
  await lake?.stop();
  process.exit(code);
}

async function start(): Promise<void> {
  const env = readEnvironment();
  const isText = env.watched.logFormat === 'text';
  ({ hide } = await startSiteLog(env));
  if (!isText) say = console.log;
  process.env.PORT = String(env.port);
  drainTime = env.drainTime;
  // The port first: better to hear that it is taken before a build than after it.
  site = await listen(env, { dev });

  // The two need nothing of each other: a build has no content in it, whatever the lake holds.
  await Promise.all([dev ? keepBuildPrivate() : buildIfNeeded(say), startLake(env)]);
  const ownClient = await clientOfOwn(env);
  if (ownClient) {
    stopWatching = watchOldAddresses(ownClient);
    // How often shared drafts are opened.
    siteOpenings().noteBy(ownClient);
  }
  const hint = await signInHint(env, { first: first && isText });
  await site.open();
  await untilHealthy(env.port);

  say('');
  say(`  Newsroom   ${env.siteUrl}`);
  say(`  Studio     ${env.siteUrl}${studioPath()}`);
  say(`  Listens    on ${reachOf(env)}`);
  say(`  Sign in    ${hint}`);
  say('');
  if (ownClient && env.sanity.lake === 'embedded' && !env.lakeIsElsewhere)
    void askForDeskLists(ownClient);
}

/** The lake, with the demonstration newsroom in it when it is new; nothing where it is elsewhere or Sanity's. */
async function startLake(env: Environment): Promise<void> {
  if (env.sanity.lake === 'hosted') {
    stopAsking = await lookAtHosted(env, (line) => console.error(line));
    return;
  }
  if (env.lakeIsElsewhere) {
    stopAsking = await joinLakeElsewhere(env, (line) => console.error(line));
    return;
  }
  first = await isFirstStart(env.lakeDir);
  lake = await runEmbeddedLake(env);
  hide(...Object.values(lake.secrets));
  process.env.SANITY_API_READ_TOKEN ??= lake.secrets.readToken;
  process.env.SANITY_REVALIDATE_SECRET ??= lake.secrets.revalidateSecret;
  if (first) await loadDemoNewsroom(env, say);
}

/** A client that may write, as the newsroom keeps old addresses; with a lake elsewhere only where it may. */
async function clientOfOwn(env: Environment): Promise<SanityClient | null> {
  const { lake, writeToken } = env.sanity;
  const own = { role: 'editor', label: 'redirects' } as const;
  const isHere = lake === 'embedded' && !env.lakeIsElsewhere;
  const token = isHere ? (await lakeToken(env, own)).secret : writeToken;
  hide(token);
  return token === undefined ? null : createSiteClient({ token });
}

/** Waits until the site follows the lake, so that the first reader already sees what is published. */
async function untilHealthy(port: number): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    const healthy = await fetch(`http://127.0.0.1:${port}${healthPath()}`).then(
      (response) => response.ok,
      () => false,
    );
    if (healthy) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  console.error(
    'The content lake does not answer yet; the site serves what it can and goes on trying.',
  );
}

process.once('SIGINT', () => void stop(0));
process.once('SIGTERM', () => void stop(0));

// npm's shell does not pass signals on: when npm is ended, what it started would go on without it.
if (process.env.npm_lifecycle_event !== undefined) {
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && void stop(0), 500).unref();
}

start().catch((error: unknown) => {
  const expected = error instanceof StartError || error instanceof EnvironmentError;
  console.error(expected ? error.message : error);
  void stop(1);
});
