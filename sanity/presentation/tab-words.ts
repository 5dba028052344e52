import { defineLocaleResourceBundle } from 'sanity';

/** What stands behind what on a phone, in words of this newsroom: the Studio's are names of its parts. */
export const tabWords = defineLocaleResourceBundle({
  locale: 'en-US',
  namespace: 'presentation',
  resources: {
    'narrow-tabs.preview-tab.label': 'Page',
    'narrow-tabs.content-tab.label': 'Form',
  },
});
