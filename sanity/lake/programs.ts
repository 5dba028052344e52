import { join } from 'node:path';

/** The programs of this package, each for Node to run in a process of its own. */

/** The command line: `serve`, `token create` and the other verbs. */
export const lakeCommand = join(import.meta.dirname, 'main.ts');

/** Measures the lake, and prints its figures as JSON. */
export const lakeBench = join(import.meta.dirname, 'bench/main.ts');
