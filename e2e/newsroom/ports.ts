import { freePort } from '#lib/testing/ports.ts';

export type Ports = { site: number; lake: number };

/** Ports for a newsroom of one's own. */
export const freePorts = async (): Promise<Ports> => ({
  site: await freePort(),
  lake: await freePort(),
});
