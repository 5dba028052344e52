import { Box, Card, Flex, Stack, Text } from '@sanity/ui';
import type { CSSProperties, ReactNode } from 'react';
import { documentAddress } from '#lib/content/document-address.ts';
import { fieldOf, moment } from '../schema/documents/article/state.ts';
import { readableMoment } from '../schema/validation/newsroom-time.ts';
import { type Around, addressOf, pictureOf } from './appears.ts';
import { looksOf, type Look as Told } from './words.ts';

/** A story as others show it: a search result, a shared card, a list, a feed reader, a phone. */
export function Looks({ story, around }: { story: unknown; around: Around | null }) {
  const { search, card, list, feed } = looksOf(story);
  const shared = addressOf(around, pictureOf(story, 'seo'));
  const listed = addressOf(around, pictureOf(story, 'listing'));
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
        {shared === null ? (
          <Text size={1} muted>
            No picture: the card is made of words.
          </Text>
        ) : (
          <Picture url={shared} width={600} height={315} />
        )}
        <Text size={1} weight="semibold">
          {card.title}
        </Text>
        <Text size={1} muted>
          {card.text}
        </Text>
      </Look>
      <Look title="In a list">
        <Row told={list} picture={listed} side={96} />
      </Look>
      <Look title="In a feed reader">
        <Text size={0} muted>
          {whenOf(story)}
        </Text>
        <Row told={feed} picture={listed} side={64} />
      </Look>
      <Look title="On a phone" width={320}>
        {listed !== null && <Picture url={listed} width={640} height={427} />}
        <Text size={3} weight="semibold">
          {list.title}
        </Text>
        <Text size={1}>{list.text}</Text>
      </Look>
    </Stack>
  );
}

function whenOf(story: unknown): string {
  const at = moment(fieldOf(story, 'publishedAt'));
  return at === undefined ? 'When it is published' : readableMoment(at);
}

function Row({ told, picture, side }: { told: Told; picture: string | null; side: number }) {
  return (
    <Flex gap={3}>
      <Stack gap={3} flex={1}>
        <Text size={2} weight="semibold">
          {told.title}
        </Text>
        <Text size={1}>{told.text}</Text>
      </Stack>
      {picture !== null && (
        <Box flex="none" style={{ width: side }}>
          <Picture url={picture} width={2 * side} height={Math.round((4 * side) / 3)} />
        </Box>
      )}
    </Flex>
  );
}

function Picture({ url, width, height }: { url: string; width: number; height: number }) {
  const style: CSSProperties = {
    display: 'block',
    width: '100%',
    aspectRatio: `${width} / ${height}`,
    objectFit: 'cover',
  };
  // biome-ignore lint/performance/noImgElement: the Studio draws it, from the lake.
  return <img src={`${url}?w=${width}&h=${height}&fit=crop&auto=format`} alt="" style={style} />;
}

function Look({ title, width, children }: { title: string; width?: number; children: ReactNode }) {
  return (
    <Stack gap={2} as="figure" style={{ margin: 0, maxWidth: width }}>
      <Text as="figcaption" size={0} muted>
        {title}
      </Text>
      <Card border radius={2} padding={3}>
        <Stack gap={3}>{children}</Stack>
      </Card>
    </Stack>
  );
}
