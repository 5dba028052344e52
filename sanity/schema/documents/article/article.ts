import { DocumentTextIcon } from '@sanity/icons/DocumentText';
import { defineType } from 'sanity';
import { documentTypes } from '#lib/content/document-types.ts';
import { StoryForm } from '../../../writing/form/story-form.tsx';
import { listingField } from '../../objects/listing.ts';
import { seoField } from '../../objects/seo.ts';
import { aftermathFields } from './aftermath-fields.ts';
import { deskField } from './desk-field.ts';
import { articleGroups } from './groups.ts';
import { peopleFields } from './people-fields.ts';
import { articlePreview } from './preview.ts';
import { addressField, kindField, liveFields, writingFields } from './story-fields.ts';
import { StoryPreview } from './story-preview.tsx';
import { timingFields } from './timing-fields.ts';

/** A story. */
export const article = defineType({
  name: 'article',
  title: documentTypes.article.singular,
  type: 'document',
  icon: DocumentTextIcon,
  groups: articleGroups,
  // The headline's own field says it, two lines further down.
  __experimental_formPreviewTitle: false,
  fields: [
    ...writingFields,
    ...peopleFields,
    kindField,
    addressField,
    ...timingFields,
    ...liveFields,
    ...aftermathFields,
    listingField,
    seoField,
    deskField,
  ],
  orderings: [
    {
      name: 'changed',
      title: 'Last changed',
      by: [{ field: '_updatedAt', direction: 'desc' }],
    },
    {
      name: 'newest',
      title: 'First published, newest first',
      by: [{ field: 'publishedAt', direction: 'desc' }],
    },
    {
      name: 'oldest',
      title: 'First published, oldest first',
      by: [{ field: 'publishedAt', direction: 'asc' }],
    },
    { name: 'headline', title: 'Headline', by: [{ field: 'headline', direction: 'asc' }] },
  ],
  preview: articlePreview,
  components: { input: StoryForm, preview: StoryPreview },
});
