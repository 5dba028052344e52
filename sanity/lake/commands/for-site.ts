import { parseArgs } from 'node:util';
import { readSecrets } from '../auth/first-start.ts';
import { type Command, CommandError } from './command.ts';

/** What a site elsewhere has to have in its environment to read this lake, a line for each variable. */
export const command: Command = {
  summary: 'Print what a site on another machine needs to read this lake',
  help: `Usage: lake for-site

Prints two lines for the environment of a site that has this lake as its LAKE_URL: the token by which it
reads and the secret by which both know each other. Whoever has them reads drafts; they are made when the
lake is served for the first time.`,

  async run({ args, config, print, tell }) {
    parseArgs({ args: [...args], options: {} });
    const made = readSecrets(config.dir);
    const token = config.siteToken ?? made.readToken;
    const secret = config.siteSecret ?? made.revalidateSecret;
    if (token === undefined || secret === undefined) {
      throw new CommandError(`No lake has been served from ${config.dir} yet.`);
    }
    print(`SANITY_API_READ_TOKEN=${token}`);
    print(`SANITY_REVALIDATE_SECRET=${secret}`);
    tell('Set LAKE_URL beside them to where the site reaches this lake.');
  },
};
