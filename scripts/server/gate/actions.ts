import { existsSync, readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { z } from 'zod';

const manifest = z.object({
  node: z.record(z.string(), z.object({ filename: z.string().optional() })),
});

/** Where the actions of the preview are: it tells the page which perspective the editor looks at. */
const previewActions = /^node_modules\/next-sanity\/dist\/visual-editing\/server-actions\//;

const inPreview = /(?:^|;\s*)__prerender_bypass=/;

/**
 * Tells which calls of server actions are let through to Next: those of the preview, from a browser
 * that is in it. Next would call any function marked `'use server'`, and any marked `'use cache'`, for
 * whoever sends its id.
 */
export function createActionRule(dir: string): (request: IncomingMessage) => boolean {
  let known: ReadonlySet<string> | undefined;
  return ({ headers }) => {
    known ??= actionsOf(join(dir, '.next/server/server-reference-manifest.json'));
    return known.has(String(headers['next-action'])) && inPreview.test(headers.cookie ?? '');
  };
}

function actionsOf(path: string): ReadonlySet<string> {
  // Without a build there is nothing to call.
  if (!existsSync(path)) return new Set();
  const { node } = manifest.parse(JSON.parse(readFileSync(path, 'utf8')));
  return new Set(
    Object.entries(node).flatMap(([id, { filename = '' }]) =>
      previewActions.test(filename) ? [id] : [],
    ),
  );
}
