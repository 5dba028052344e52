import { Card, Stack, Text } from '@sanity/ui';
import type { ReactNode } from 'react';
import { documentAddress } from '#lib/content/document-address.ts';
import { looksOf } from './words.ts';

/** A story as a search result, a shared card and a row of a list have it. */
export function Looks({ story, picture }: { story: unknown; picture: string | null }) {
  const { search, card, list } = looksOf(story);
  return (
    <Stack gap={4} data-testid="preflight-looks">
      <Look title="In a search result">
        <Text size={1} muted>
          {documentAddress('article', story) ?? 'No address yet'}
        </Text>
        <Text size={2} weight="medium">
          {search.title}
        </Text>
        <Text size={1}>{search.text || 'No standfirst yet'}</Text>
      </Look>
      <Look title="As a shared card">
        {picture === null ? (
          <Text size={1} muted>
            No picture: the card is made of words.
          </Text>
        ) : (
          // biome-ignore lint/performance/noImgElement: the Studio draws it, from the lake.
          <img
            src={`${picture}?w=600&h=315&fit=crop&auto=format`}
            alt=""
            style={{
              display: 'block',
              width: '100%',
              aspectRatio: '600 / 315',
              objectFit: 'cover',
            }}
          />
        )}
        <Text size={1} weight="semibold">
          {card.title}
        </Text>
        <Text size={1} muted>
          {card.text}
        </Text>
      </Look>
      <Look title="In a list">
        <Text size={2} weight="semibold">
          {list.title}
        </Text>
        <Text size={1}>{list.text}</Text>
      </Look>
    </Stack>
  );
}

function Look({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Stack gap={2} as="figure" style={{ margin: 0 }}>
      <Text as="figcaption" size={0} muted>
        {title}
      </Text>
      <Card border radius={2} padding={3}>
        <Stack gap={3}>{children}</Stack>
      </Card>
    </Stack>
  );
}
