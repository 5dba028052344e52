import { InfoOutlineIcon } from '@sanity/icons/InfoOutline';
import { Badge, Button, Card, Flex, Stack, Text } from '@sanity/ui';
import type { KeyboardEvent } from 'react';
import { useClient } from 'sanity';
import { apiVersion } from '../api-version.ts';
import { addressOf } from '../pictures/use-picture-data.ts';
import { currentZone } from '../schema/validation/newsroom-time.ts';
import { creditOf, nameOf, rightsMarks, usedTold } from './marks.ts';
import type { Picture } from './pictures.ts';

type GridProps = {
  pictures: readonly Picture[];
  onOpen: (picture: Picture) => void;
  onChoose: ((picture: Picture) => void) | undefined;
};

/** Where a key leads from a picture: to the one before and after, above and below. */
function neighbour(from: HTMLElement, key: string): HTMLElement | undefined {
  const all = [...(from.closest('ul')?.querySelectorAll<HTMLElement>('[data-picture]') ?? [])];
  const here = all.indexOf(from);
  const top = all[0]?.getBoundingClientRect().top;
  const inRow = all.filter((one) => one.getBoundingClientRect().top === top).length;
  const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: inRow, ArrowUp: -inRow }[key];
  return step === undefined ? undefined : all[here + step];
}

function walk(event: KeyboardEvent<HTMLElement>): void {
  const next = neighbour(event.currentTarget, event.key);
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}

/** The pictures as readers would see them, small, each with what has to be known of it. */
export function PictureGrid({ pictures, onOpen, onChoose }: GridProps) {
  return (
    <ul
      aria-label="Pictures"
      style={{
        listStyle: 'none',
        margin: 0,
        padding: 0,
        display: 'grid',
        gap: 12,
        gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, max(150px, 18%)), 1fr))',
      }}
    >
      {pictures.map((picture) => (
        <li key={picture.id} style={{ minWidth: 0 }}>
          <PictureCard picture={picture} onOpen={onOpen} onChoose={onChoose} />
        </li>
      ))}
    </ul>
  );
}

type CardProps = Omit<GridProps, 'pictures'> & { picture: Picture };

function PictureCard({ picture, onOpen, onChoose }: CardProps) {
  const name = nameOf(picture);
  const marks = rightsMarks(picture, { zone: currentZone(), now: new Date() });
  const press = onChoose ?? onOpen;
  return (
    <Card radius={2} border height="fill" overflow="hidden" data-testid="library-picture">
      <Card
        as="button"
        type="button"
        padding={0}
        data-picture={picture.id}
        aria-label={`${onChoose === undefined ? 'Open' : 'Use'} “${name}”${marks.map(({ text }) => `. ${text}`).join('')}`}
        onClick={() => press(picture)}
        onKeyDown={walk}
        style={{ display: 'block', width: '100%', cursor: 'pointer', border: 0 }}
      >
        <Thumbnail picture={picture} />
      </Card>
      <Stack gap={2} padding={2}>
        <Text size={1} weight="medium">
          <span
            style={{
              display: '-webkit-box',
              WebkitBoxOrient: 'vertical',
              WebkitLineClamp: 3,
              overflow: 'hidden',
              overflowWrap: 'anywhere',
            }}
          >
            {name}
          </span>
        </Text>
        {marks.map(({ text, tone }) => (
          <Flex key={text}>
            <Badge tone={tone} style={{ whiteSpace: 'normal' }}>
              {text}
            </Badge>
          </Flex>
        ))}
        <Flex align="center" gap={1}>
          <Text size={0} muted style={{ flex: 1, minWidth: 0, overflowWrap: 'anywhere' }}>
            {[creditOf(picture), usedTold(picture)].filter(Boolean).join(' · ')}
          </Text>
          {onChoose !== undefined && (
            <Button
              mode="bleed"
              padding={2}
              fontSize={1}
              icon={InfoOutlineIcon}
              aria-label={`About “${name}”`}
              onClick={() => onOpen(picture)}
            />
          )}
        </Flex>
      </Stack>
    </Card>
  );
}

/** A picture in a box of one shape, whole. */
export function Thumbnail({ picture, wide = false }: { picture: Picture; wide?: boolean }) {
  const client = useClient({ apiVersion });
  const width = wide ? 1080 : 320;
  return (
    // biome-ignore lint/performance/noImgElement: the Studio draws it, from the lake.
    <img
      src={`${addressOf(client, picture.path)}?w=${width}&fit=max&auto=format`}
      alt=""
      loading="lazy"
      width={picture.width}
      height={picture.height}
      style={{
        display: 'block',
        width: '100%',
        height: 'auto',
        aspectRatio: wide ? `${picture.width} / ${picture.height}` : '4 / 3',
        maxHeight: wide ? '45vh' : undefined,
        objectFit: 'contain',
        background: 'repeating-conic-gradient(#8882 0% 25%, transparent 0% 50%) 0 0 / 16px 16px',
      }}
    />
  );
}
