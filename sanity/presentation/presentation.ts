import { presentationTool } from 'sanity/presentation';
import { draftModeDisablePath, draftModeEnablePath, frontPath } from '#lib/routes.ts';
import { locations } from './locations.ts';
import { mainDocuments } from './main-documents.ts';

/** The site beside the form: drafts as readers will see them, each text a way into its field. */
export const presentation = presentationTool({
  name: 'presentation',
  title: 'Preview',
  previewUrl: {
    initial: frontPath(),
    previewMode: {
      enable: draftModeEnablePath(),
      disable: draftModeDisablePath(),
      // Sanity's link opens every draft to whoever has it; a story has a link of its own.
      shareAccess: false,
    },
  },
  resolve: { mainDocuments, locations },
});
