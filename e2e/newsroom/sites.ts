import { freePort } from '#lib/testing/ports.ts';
import { end, environment, type Lake, launch, removeFolder, temporaryFolder } from './start.ts';

/** A site whose lake is elsewhere, as `npm start` starts it with `LAKE_URL`. */
export type Site = {
  /** Where it is reached by itself, past whatever stands in front. */
  url: string;
  port: number;
  /** Tells it to end, as a new version does, and waits until it has. */
  stop(): Promise<void>;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
  /** Starts it again on the same port. */
  start(): Promise<void>;
  /** Ends it for good. */
  remove(): Promise<void>;
};

/** What a site needs to read a lake, as `npm run lake -- for-site` prints it. */
async function variablesFor(lake: Lake): Promise<Record<string, string>> {
  const lines = (await lake.command('for-site')).matchAll(/^([A-Z_]+)=(.+)$/gm);
  return { LAKE_URL: lake.url, ...Object.fromEntries([...lines].map(([, ...pair]) => pair)) };
}

/** Starts a site of its own folder that reads a lake elsewhere, on its own port or one that the lake knows. */
export async function startSite(
  lake: Lake,
  variables: Readonly<Record<string, string>>,
  known?: number,
): Promise<Site> {
  const dir = await temporaryFolder();
  const port = known ?? (await freePort());
  // Of the lake's port on this machine it knows nothing: there could be another's.
  const env = {
    ...environment({ site: port, lake: await freePort() }, dir),
    ...(await variablesFor(lake)),
    ...variables,
  };
  const serve = async () => {
    const launched = launch('scripts/start.ts', [], env);
    await launched.until(/Sign in {2,}\S/);
    return launched;
  };
  let current = await serve();
  const endBy = (signal: NodeJS.Signals) => end(current.child, signal, current.ended);
  return {
    url: `http://localhost:${port}`,
    port,
    stop: () => endBy('SIGTERM'),
    kill: () => endBy('SIGKILL'),
    async start() {
      current = await serve();
    },
    async remove() {
      await endBy('SIGTERM');
      await removeFolder(dir);
    },
  };
}
