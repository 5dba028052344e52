import type { DocumentActionComponent } from 'sanity';
import { documentAddress } from '#lib/content/document-address.ts';
import { publishChecked } from './publish-checked.ts';

/** Publishing what is no story: a page, a tag, an author, the settings. */
export const publishPage: (publish: DocumentActionComponent) => DocumentActionComponent =
  publishChecked({
    plan: ({ type, draft }) => {
      const address = documentAddress(type, draft);
      const place = address === null ? '' : ` at ${address}`;
      return {
        label: 'Publish',
        says: `Readers see it at once${place}.`,
        done: `Published. Readers see it${place}.`,
        patches: [],
      };
    },
    whenNothing: () => ({}),
    isShownToAll: true,
  });
