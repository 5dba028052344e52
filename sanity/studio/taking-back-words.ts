import { defineLocaleResourceBundle } from 'sanity';

const mentioned =
  'These mention “<DocumentTitle/>”. A story goes all the same: they stay, and no longer lead to it. Anything else can go once nothing mentions it.';
const shownWithout =
  'What mentioned it is shown without it, and leads to it again should it come back.';

/** What the Studio says before something goes that others mention: here, unlike elsewhere, a story can. */
export const takingBackWords = defineLocaleResourceBundle({
  locale: 'en-US',
  namespace: 'structure',
  resources: {
    // What it means for readers the story's own button tells: at once, or from a time ahead.
    'panes.document-operation-results.operation-success_publish':
      '<Strong>{{title}}</Strong> was handed to the site',
    'confirm-delete-dialog.referring-documents-descriptor.text_delete': mentioned,
    'confirm-delete-dialog.referring-documents-descriptor.text_unpublish': mentioned,
    'confirm-delete-dialog.referential-integrity-disclaimer.text_delete': shownWithout,
    'confirm-delete-dialog.referential-integrity-disclaimer.text_unpublish': shownWithout,
  },
});
