import { createHmac, randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** Where Next keeps the keys it makes for each build. */
const manifest = z.object({ preview: z.object({ previewModeSigningKey: z.string().min(32) }) });

let key: string | undefined;

/** The same wherever the same build runs, and known to nobody else. Without a build there is but one process. */
function keyOfBuild(): string {
  const path = join(process.cwd(), '.next/prerender-manifest.json');
  if (!existsSync(path)) return randomBytes(32).toString('hex');
  return manifest.parse(JSON.parse(readFileSync(path, 'utf8'))).preview.previewModeSigningKey;
}

/** By which an address is known to be one that a server of this build has written. */
export function sealOf(text: string): string {
  key ??= keyOfBuild();
  return createHmac('sha256', key).update(`address\0${text}`).digest('base64url').slice(0, 16);
}
