import { Box, Stack } from '@sanity/ui';
import type { ReactNode } from 'react';
import type { PreviewProps } from 'sanity';

/** What a block's `preview` hands to its drawing: the fields it has so far, whatever they hold. */
export type Facts = Readonly<Record<string, unknown>>;

type DrawnBlockProps = {
  kind: string;
  draw: (facts: Facts) => ReactNode;
  preview: PreviewProps & { facts?: Facts };
};

/**
 * How a block looks in a text that is being written: as readers will see it, below what the block is. Where
 * the block stands in a list, it is a line as any other; so it is while there is nothing of it to draw.
 */
export function DrawnBlock({ kind, draw, preview }: DrawnBlockProps) {
  const drawing = preview.layout === 'block' && preview.facts ? draw(preview.facts) : null;
  if (drawing === null) return preview.renderDefault(preview);
  return (
    <Stack>
      {preview.renderDefault({ ...preview, title: kind, subtitle: undefined, media: false })}
      <Box
        padding={3}
        paddingTop={1}
        dir="auto"
        contentEditable={false}
        style={{ userSelect: 'none' }}
      >
        {drawing}
      </Box>
    </Stack>
  );
}

/** A field's words; empty when it holds none. */
export const words = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

const serif = 'Newsreader, Georgia, "Times New Roman", serif';

/** The looks of the site, as far as a drawing needs them. */
export const look = {
  quote: {
    font: `italic 500 1.5rem/1.3 ${serif}`,
    margin: 0,
    borderTop: '3px solid currentColor',
    paddingTop: 12,
  },
  title: { font: `600 1.0625rem/1.3 ${serif}`, margin: '0 0 6px' },
  text: { font: `1rem/1.5 ${serif}`, margin: '0 0 6px' },
  small: { font: '0.8125rem/1.4 system-ui, sans-serif', margin: '6px 0 0', opacity: 0.75 },
  box: {
    border: '1px solid color-mix(in srgb, currentColor 25%, transparent)',
    padding: 14,
    borderRadius: 2,
  },
  cell: {
    borderBottom: '1px solid color-mix(in srgb, currentColor 20%, transparent)',
    padding: '6px 10px 6px 0',
    textAlign: 'start',
    font: '0.875rem/1.35 system-ui, sans-serif',
  },
} as const;
