import { DocumentPdfIcon } from '@sanity/icons/DocumentPdf';
import { defineField, defineType } from 'sanity';
import { text } from '#lib/content/contract/words.ts';
import { extensionOf } from '#lib/content/file/kinds.ts';
import type { StudioBlock } from '#sanity/schema/body/studio-block.ts';
import { asSite } from '#sanity/schema/validation/as-site.ts';
import { acceptedOf, fileIsOfKind } from '#sanity/schema/validation/file-kind.ts';
import { DocumentFilePreview } from './studio/preview.tsx';

/** A document that readers can have: a ruling, a report, the figures themselves. */
export const documentFileSchema = {
  group: 'media',
  type: defineType({
    name: 'documentFile',
    title: 'Document',
    type: 'object',
    icon: DocumentPdfIcon,
    components: { preview: DocumentFilePreview },
    fields: [
      defineField({
        name: 'file',
        title: 'File',
        type: 'file',
        options: { accept: acceptedOf('document') },
        description: 'A PDF can be read everywhere. Look what it tells of its author before.',
        validation: (rule) => [
          rule.required().assetRequired().error('Choose the document.'),
          rule.custom(
            fileIsOfKind('document', 'Readers cannot be given this kind of file. A PDF is best.'),
          ),
        ],
      }),
      defineField({
        name: 'title',
        title: 'Title',
        type: 'string',
        description: 'What it is; it is saved under this name.',
        validation: (rule) => [
          rule.required().error('Say what it is.'),
          rule.custom(asSite(text, 'Say what it is.')).error(),
        ],
      }),
      defineField({
        name: 'about',
        title: 'About it',
        type: 'string',
        description: 'Whose it is, or in which language, where readers should know before.',
      }),
      defineField({
        name: 'pages',
        title: 'Pages',
        type: 'number',
        description: 'How many it has.',
        validation: (rule) => rule.integer().min(1).error('A whole number, 1 or more.'),
      }),
    ],
    preview: {
      select: {
        title: 'title',
        about: 'about',
        pages: 'pages',
        name: 'file.asset.originalFilename',
      },
      prepare: ({ title, about, pages, name }) => {
        const type = extensionOf(name ?? '').toUpperCase();
        return {
          title: title || 'Document without a title',
          subtitle: [type || 'No file yet', pages && `${pages} pages`].filter(Boolean).join(' · '),
          facts: { title, about, pages, type },
        };
      },
    },
  }),
} satisfies StudioBlock<'documentFile'>;
