import { defineConfig } from 'sanity';
import { structureTool } from 'sanity/structure';
import { schemaTypes } from './sanity/schema/types.ts';

export default defineConfig({
  title: 'Dateline',
  projectId: process.env.NEXT_PUBLIC_SANITY_PROJECT_ID || 'dateline',
  dataset: process.env.NEXT_PUBLIC_SANITY_DATASET || 'production',
  schema: { types: schemaTypes },
  plugins: [structureTool()],
});
