import { defineCliConfig } from 'sanity/cli';
import { readEnvironment } from './lib/env.ts';

const { sanity } = readEnvironment();

/** For the `sanity` command: schema extraction, type generation and, when hosted, its own services. */
export default defineCliConfig({
  api: { projectId: sanity.projectId, dataset: sanity.dataset },
  typegen: {
    path: './lib/**/*.ts',
    schema: './.sanity/schema.json',
    generates: './sanity.types.ts',
    overloadClientMethods: true,
  },
});
