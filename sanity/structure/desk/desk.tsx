import { AddIcon } from '@sanity/icons/Add';
import { SearchIcon } from '@sanity/icons/Search';
import {
  Box,
  Button,
  Card,
  Container,
  Flex,
  Heading,
  Select,
  Stack,
  Text,
  TextInput,
} from '@sanity/ui';
import { useState } from 'react';
import { useCurrentUser } from 'sanity';
import { IntentLink } from 'sanity/router';
import { dateFormatter } from '#lib/date-formatter.ts';
import { currentZone } from '../../schema/validation/newsroom-time.ts';
import { type Colleague, useColleagues } from '../../studio/colleagues.ts';
import { storyOfKind } from '../templates.ts';
import {
  type DeskOrder,
  type DeskPile,
  deskOrders,
  deskPiles,
  isDeskOrder,
  type Looking,
} from './desk-lists.ts';
import type { Entry } from './entries.ts';
import { StoryRow } from './story-row.tsx';
import { useEntries } from './use-entries.ts';

const dayOf = (instant: Date): string =>
  dateFormatter('en', currentZone(), { dateStyle: 'short' }).format(instant);

/** The first screen: what is to be done, for whom, and how much of it. */
export function Desk() {
  const me = useCurrentUser()?.id ?? '';
  const [chosen, setChosen] = useState('mine');
  const [words, setWords] = useState('');
  const { entries, fault } = useEntries(me, words.trim());
  const looking = { me, now: new Date(), dayOf };
  const pile = deskPiles.find(({ id }) => id === chosen) ?? deskPiles[0];
  if (pile === undefined) return null;
  const isSearch = words.trim() !== '';
  const shown = entries?.filter((entry) => isSearch || pile.has(entry, looking)) ?? null;
  return (
    <Card height="fill" overflow="auto" data-testid="desk">
      <Container width={3} padding={[3, 4, 5]}>
        <Flex direction={['column', 'column', 'row']} gap={[4, 4, 5]}>
          <Piles
            entries={isSearch ? null : entries}
            looking={looking}
            chosen={isSearch ? '' : pile.id}
            onChoose={(id) => {
              setWords('');
              setChosen(id);
            }}
          />
          <Stack gap={4} flex={1} style={{ minWidth: 0 }}>
            <TextInput
              icon={SearchIcon}
              aria-label="Find a story by headline or byline"
              placeholder="Headline or byline"
              value={words}
              onChange={({ currentTarget }) => setWords(currentTarget.value)}
            />
            {fault !== null && (
              <Text size={1}>The desk could not be brought up to date: {fault}</Text>
            )}
            <Stories
              title={isSearch ? 'Found' : pile.title}
              empty={isSearch ? 'No story has these words in its headline or byline.' : pile.empty}
              stories={shown}
              begins={pile}
              now={looking.now}
            />
          </Stack>
        </Flex>
      </Container>
    </Card>
  );
}

type PilesProps = {
  entries: Entry[] | null;
  looking: Looking;
  chosen: string;
  onChoose: (id: string) => void;
};

function Piles({ entries, looking, chosen, onChoose }: PilesProps) {
  const countOf = (pile: DeskPile) =>
    entries === null ? '' : String(entries.filter((entry) => pile.has(entry, looking)).length);
  return (
    <Flex as="nav" aria-label="Desk" direction={['row', 'row', 'column']} gap={1} wrap="wrap">
      {deskPiles.map((pile) => (
        <Button
          key={pile.id}
          mode="bleed"
          padding={3}
          selected={pile.id === chosen}
          aria-current={pile.id === chosen}
          onClick={() => onChoose(pile.id)}
          data-testid={`desk-${pile.id}`}
        >
          <Flex gap={3} justify="space-between">
            <Text size={1} weight="medium">
              {pile.title}
            </Text>
            <Text size={1} muted data-testid="count">
              {countOf(pile)}
            </Text>
          </Flex>
        </Button>
      ))}
    </Flex>
  );
}

type StoriesProps = {
  title: string;
  empty: string;
  stories: Entry[] | null;
  begins: DeskPile;
  now: Date;
};

function Stories({ title, empty, stories, begins, now }: StoriesProps) {
  const [order, setOrder] = useState<DeskOrder>('changed');
  const [holder, setHolder] = useState('');
  const colleagues = useColleagues();
  const shown = stories
    ?.filter(({ desk }) => holder === '' || desk?.holder === holder)
    .toSorted(deskOrders[order].of);
  return (
    <Stack gap={3}>
      <Flex gap={3} align="center" wrap="wrap">
        <Box flex={1}>
          <Heading as="h1" size={2}>
            {title}
          </Heading>
        </Box>
        <WhoHasIt colleagues={colleagues} holder={holder} onChange={setHolder} />
        <Box>
          <Select
            aria-label="Order"
            value={order}
            onChange={({ currentTarget: { value } }) => isDeskOrder(value) && setOrder(value)}
          >
            {Object.entries(deskOrders).map(([name, { title: name_ }]) => (
              <option key={name} value={name}>
                {name_}
              </option>
            ))}
          </Select>
        </Box>
        <Begin kind={begins.id === 'live' ? 'live' : 'news'} />
      </Flex>
      {shown?.length === 0 && <Text muted>{empty}</Text>}
      {shown && (
        <Stack as="ul" style={{ listStyle: 'none', margin: 0, padding: 0 }}>
          {shown.map((entry) => (
            <StoryRow key={entry._id} entry={entry} now={now} />
          ))}
        </Stack>
      )}
    </Stack>
  );
}

type WhoProps = { colleagues: Colleague[]; holder: string; onChange: (id: string) => void };

const WhoHasIt = ({ colleagues, holder, onChange }: WhoProps) => (
  <Box>
    <Select
      aria-label="Who has it"
      value={holder}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    >
      <option value="">Anybody has it</option>
      {colleagues.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </Select>
  </Box>
);

/** Begins the sort of story the list shows. */
const Begin = ({ kind }: { kind: 'live' | 'news' }) => (
  <IntentLink
    intent="create"
    params={[{ type: 'article', template: storyOfKind }, { kind }]}
    data-testid="desk-begin"
  >
    <Flex gap={2} align="center" padding={2}>
      <Text size={1}>
        <AddIcon />
      </Text>
      <Text size={1} weight="medium">
        {kind === 'live' ? 'New live story' : 'New story'}
      </Text>
    </Flex>
  </IntentLink>
);
