import type { SanityClient } from '@sanity/client';
import { AddIcon } from '@sanity/icons/Add';
import { Box, Card, Flex, Stack, Text, TextInput } from '@sanity/ui';
import { Popover } from '@sanity/ui/popover';
import { useToast } from '@sanity/ui/toast';
import {
  type FocusEventHandler,
  type KeyboardEvent,
  type RefObject,
  useEffect,
  useId,
  useState,
} from 'react';
import { useClient } from 'sanity';
import { apiVersion } from '../../api-version.ts';
import {
  createNamed,
  findNames,
  isSameName,
  type Named,
  type NamedType,
  type NameReference,
  severalNames,
} from './names.ts';

type Single = { kind: 'found'; named: Named } | { kind: 'new'; name: string };
type Choice = Single | { kind: 'several'; all: readonly Single[] };

type NameBoxProps = {
  type: NamedType;
  /** What the box asks for: “Add an author”. */
  label: string;
  onPick: (reference: NameReference) => void;
  /** Takes several names written in a row, with commas between them. */
  isRow?: boolean;
  input?: {
    id?: string;
    ref?: RefObject<HTMLInputElement | null>;
    onFocus?: FocusEventHandler;
    onBlur?: FocusEventHandler;
  };
};

/** Milliseconds between the last letter and the question. */
const pause = 120;

const choicesOf = (names: readonly Named[], typed: string): Single[] => [
  ...names.slice(0, 8).map((named): Single => ({ kind: 'found', named })),
  ...(names.some(({ name }) => isSameName(name, typed))
    ? []
    : [{ kind: 'new', name: typed.trim() } satisfies Choice]),
];

/** What Enter would do with what was typed; a row of names is one unless a document has just that name. */
async function askFor(client: SanityClient, type: NamedType, typed: string, isRow: boolean) {
  const found = await findNames(client, type, typed);
  const names = isRow ? severalNames(typed) : [];
  const isOne = names.length < 2 || found.some(({ name }) => isSameName(name, typed));
  if (isOne) return choicesOf(found, typed);
  const best = await Promise.all(
    names.map(async (name) => choicesOf(await findNames(client, type, name), name).slice(0, 1)),
  );
  return [{ kind: 'several', all: best.flat() } satisfies Choice];
}

/**
 * A name, chosen or made: letters narrow the names there are, Enter takes the first, and a name that nobody
 * has yet is made of what was typed. The box is ready for the next one at once.
 */
export function NameBox({ type, label, onPick, isRow = false, input = {} }: NameBoxProps) {
  const client = useClient({ apiVersion });
  const { push } = useToast();
  const id = useId();
  const [typed, setTyped] = useState('');
  const [found, setFound] = useState<{ typed: string; choices: Choice[] } | null>(null);
  const [chosen, setChosen] = useState(0);
  const [isMaking, setIsMaking] = useState(false);
  const wanted = typed.trim();

  useEffect(() => {
    if (wanted === '') return setFound(null);
    let isOld = false;
    const asking = setTimeout(async () => {
      try {
        const choices = await askFor(client, type, wanted, isRow);
        if (isOld) return;
        setFound({ typed: wanted, choices });
        setChosen(0);
      } catch {
        // The next letter asks again.
      }
    }, pause);
    return () => {
      isOld = true;
      clearTimeout(asking);
    };
  }, [client, type, wanted, isRow]);

  const take = async (choice: Choice) => {
    setTyped('');
    setFound(null);
    if (choice.kind === 'several') {
      for (const one of choice.all) await takeOne(one);
      return;
    }
    await takeOne(choice);
  };
  const takeOne = async (choice: Single) => {
    if (choice.kind === 'found') return onPick({ _type: 'reference', _ref: choice.named.id });
    setIsMaking(true);
    try {
      onPick(await createNamed(client, type, choice.name));
    } catch (error) {
      setTyped(choice.name);
      const description = error instanceof Error ? error.message : String(error);
      push({ status: 'error', title: `“${choice.name}” could not be made.`, description });
    } finally {
      setIsMaking(false);
    }
  };
  const enter = async () => {
    const isCurrent = found?.typed === wanted;
    const choices = isCurrent ? found.choices : await askFor(client, type, wanted, isRow);
    const choice = choices[isCurrent ? chosen : 0];
    if (choice !== undefined) await take(choice);
  };
  const press = (event: KeyboardEvent) => {
    if (wanted === '' || event.nativeEvent.isComposing) return;
    const count = found?.choices.length ?? 0;
    if (event.key === 'Escape') setTyped('');
    else if (event.key === 'Enter') void enter();
    else if (event.key === 'ArrowDown' && count > 0) setChosen((chosen + 1) % count);
    else if (event.key === 'ArrowUp' && count > 0) setChosen((chosen + count - 1) % count);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const choices = wanted === '' ? [] : (found?.choices ?? []);
  return (
    <Popover
      open={choices.length > 0}
      placement="bottom-start"
      matchReferenceWidth
      portal
      content={
        <Stack gap={1} padding={1} role="listbox" id={`${id}-names`} aria-label={label}>
          {choices.map((choice, place) => (
            <NameOption
              key={choice.kind === 'found' ? choice.named.id : choice.kind}
              id={`${id}-${place}`}
              choice={choice}
              isChosen={place === chosen}
              onTake={() => void take(choice)}
            />
          ))}
        </Stack>
      }
    >
      <TextInput
        {...input}
        role="combobox"
        aria-label={label}
        aria-autocomplete="list"
        aria-expanded={choices.length > 0}
        aria-controls={`${id}-names`}
        aria-activedescendant={choices.length > 0 ? `${id}-${chosen}` : undefined}
        autoComplete="off"
        fontSize={1}
        placeholder={isMaking ? 'Being made …' : `${label}: type a name, then Enter`}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={press}
      />
    </Popover>
  );
}

function titleOf(choice: Choice): string {
  if (choice.kind === 'found') return choice.named.name;
  return choice.kind === 'new'
    ? `Create “${choice.name}”`
    : `Add all: ${choice.all.map(titleOf).join(', ')}`;
}

function NameOption(props: { id: string; choice: Choice; isChosen: boolean; onTake: () => void }) {
  const { id, choice, isChosen, onTake } = props;
  return (
    <Card
      id={id}
      role="option"
      aria-selected={isChosen}
      tone={isChosen ? 'primary' : 'default'}
      padding={3}
      radius={2}
      style={{ cursor: 'pointer' }}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onTake}
    >
      <Flex gap={3} align="center">
        {choice.kind !== 'found' && (
          <Text size={1}>
            <AddIcon />
          </Text>
        )}
        <Box flex={1}>
          <Text size={1} textOverflow="ellipsis">
            {titleOf(choice)}
          </Text>
        </Box>
        {choice.kind === 'found' && choice.named.about !== null && (
          <Text size={1} muted textOverflow="ellipsis">
            {choice.named.about}
          </Text>
        )}
      </Flex>
    </Card>
  );
}
