import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { startTestLake, type TestLake } from '@dateline/lake/testing/lake-process';
import { type Browser, chromium } from '@playwright/test';
import { freePort } from '#lib/testing/ports.ts';
import { chromiumArguments, findChromium } from '../chromium.ts';
import { environment, launch, removeFolder, runScript, temporaryFolder } from '../start.ts';
import { makeAuthority } from './authority.ts';
import { type Front, startFront } from './front.ts';
import { frontPortVariable, projectId } from './names.ts';

/** A hosted project, as far as it can be had without Sanity: its names over TLS, a lake of ours behind them. */
export type HostedProject = {
  lake: TestLake;
  front: Front;
  dir: string;
  siteUrl: string;
  /** What a process has to have in its environment to meet the project at Sanity's names. */
  surroundings: Readonly<Record<string, string>>;
  /** A browser that meets it there. */
  browser(): Promise<Browser>;
  /** Runs Sanity's own command line, and gives what it said. @throws when it fails. */
  sanity(...args: string[]): Promise<string>;
  /** Starts the site as `npm start` does. */
  startSite(): Promise<HostedSite>;
  remove(): Promise<void>;
};

export type HostedSite = { output(): string; stop(): Promise<void> };

const sanityProgram = 'node_modules/.bin/sanity';

/** Signs webhooks. */
export const webhookSecret = 'a-secret-for-webhooks-of-tests';

export async function startHostedProject(): Promise<HostedProject> {
  const dir = await temporaryFolder();
  const authority = await makeAuthority(dir);
  const sitePort = await freePort();
  const siteUrl = `http://localhost:${sitePort}`;
  const lake = await startTestLake({
    LAKE_PUBLIC_URL: 'https://api.sanity.io',
    // An origin that Sanity's settings allow, with credentials.
    LAKE_ALLOWED_ORIGINS: siteUrl,
  });
  const front = await startFront(lake.url, authority, await lake.token('viewer'));
  const surroundings = {
    NODE_EXTRA_CA_CERTS: authority.authority,
    NODE_OPTIONS: `--import=${join(import.meta.dirname, 'lead-names.ts')}`,
    [frontPortVariable]: String(front.port),
  };
  const tokens = {
    SANITY_API_READ_TOKEN: await lake.token('viewer'),
    SANITY_API_WRITE_TOKEN: await lake.token('editor'),
    SANITY_REVALIDATE_SECRET: webhookSecret,
  };
  const sanityToken = await lake.token('administrator');
  return {
    lake,
    front,
    dir,
    siteUrl,
    surroundings,
    browser: async () =>
      chromium.launch({
        executablePath: await findChromium(),
        args: [
          ...chromiumArguments,
          `--host-resolver-rules=MAP *.sanity.io:443 127.0.0.1:${front.port}`,
          `--ignore-certificate-errors-spki-list=${authority.fingerprint}`,
        ],
      }),
    async sanity(...args) {
      const home = join(dir, 'home');
      await mkdir(home, { recursive: true });
      const { code, output } = await runScript(sanityProgram, args, {
        HOME: home,
        CI: '1',
        DO_NOT_TRACK: '1',
        NEXT_PUBLIC_SANITY_PROJECT_ID: projectId,
        SANITY_AUTH_TOKEN: sanityToken,
        ...surroundings,
      });
      if (code !== 0) throw new Error(`sanity ${args.join(' ')} ended with ${code}:\n${output}`);
      return output;
    },
    async startSite() {
      const env = {
        ...environment({ site: sitePort, lake: await freePort() }, join(dir, 'no-lake')),
        ...surroundings,
        ...tokens,
        NEXT_PUBLIC_SANITY_PROJECT_ID: projectId,
      };
      const launched = launch('scripts/start.ts', [], env);
      await launched.until(/Sign in {2,}\S/);
      return {
        output: launched.output,
        async stop() {
          launched.child.kill('SIGTERM');
          await launched.ended;
        },
      };
    },
    async remove() {
      await front.stop();
      await lake.remove();
      await removeFolder(dir);
    },
  };
}
