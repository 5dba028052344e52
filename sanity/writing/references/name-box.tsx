import { Stack, TextInput } from '@sanity/ui';
import { Popover } from '@sanity/ui/popover';
import { useToast } from '@sanity/ui/toast';
import {
  type FocusEventHandler,
  type KeyboardEvent,
  type RefObject,
  useCallback,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';
import { useClient } from 'sanity';
import { messageOf } from '#lib/message-of.ts';
import { apiVersion } from '../../api-version.ts';
import { askFor, type Choice, type Single } from './name-choices.ts';
import { NameOption } from './name-option.tsx';
import {
  createNamed,
  findNames,
  isMadeType,
  type Named,
  type NamedType,
  type NameFilter,
  type NameReference,
  referenceTo,
} from './names.ts';

/** What is typed to find one. */
const typeable: Readonly<Record<NamedType, string>> = {
  article: 'its headline',
  author: 'a name',
  section: 'a name',
  tag: 'a name',
};

type NameBoxProps = {
  type: NamedType;
  /** What the box asks for: “Add an author”. */
  label: string;
  /** Takes what was chosen; `named` is missing for what was made just now. */
  onPick: (reference: NameReference, named?: Named) => void;
  /** Only what there is can be chosen. Stories are never made here. */
  isFixed?: boolean;
  /** The reference lets go of what is deleted. */
  isWeak?: boolean;
  /** Says what else may be chosen only. */
  filter?: () => Promise<NameFilter>;
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

const noFilter = async (): Promise<NameFilter> => ({});

/**
 * A name, chosen or made: letters narrow the names there are, Enter takes the first, and a name that nobody
 * has yet is made of what was typed. The box is ready for the next one at once.
 */
export function NameBox(props: NameBoxProps) {
  const {
    type,
    label,
    onPick,
    isFixed = false,
    isWeak = false,
    isRow = false,
    filter = noFilter,
    input = {},
  } = props;
  const mayMake = isMadeType(type) && !isFixed;
  const filtering = useRef(filter);
  filtering.current = filter;
  const client = useClient({ apiVersion });
  const { push } = useToast();
  const id = useId();
  const [typed, setTyped] = useState('');
  const [found, setFound] = useState<{ typed: string; choices: Choice[] } | null>(null);
  const [chosen, setChosen] = useState(0);
  const [isMaking, setIsMaking] = useState(false);
  // Names are taken one after the other: a byline keeps the order in which it was typed.
  const turn = useRef(Promise.resolve());
  const wanted = typed.trim();

  const find = useCallback(
    (typed: string) =>
      askFor(async (name) => findNames(client, type, name, await filtering.current()), typed, {
        mayMake,
        isRow: isRow && mayMake,
      }),
    [client, type, mayMake, isRow],
  );

  useEffect(() => {
    if (wanted === '') return setFound(null);
    let isOld = false;
    const asking = setTimeout(async () => {
      try {
        const choices = await find(wanted);
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
  }, [find, wanted]);

  /** Puts a name back that could not be taken, unless the next one is being typed. */
  const giveBack = (name: string) => setTyped((now) => (now === '' ? name : now));

  const take = (choose: () => Choice | undefined | Promise<Choice | undefined>) => {
    // From here on the box takes the next name: what the lake still has to say of this one may come late.
    setTyped('');
    setFound(null);
    turn.current = turn.current.then(async () => {
      try {
        const choice = await choose();
        if (choice === undefined) return giveBack(wanted);
        for (const one of choice.kind === 'several' ? choice.all : [choice]) await takeOne(one);
      } catch (error) {
        giveBack(wanted);
        push({
          status: 'error',
          title: `“${wanted}” was not found.`,
          description: messageOf(error),
        });
      }
    });
  };
  const takeOne = async (choice: Single) => {
    if (choice.kind === 'found') {
      return onPick(referenceTo(type, choice.named, isWeak), choice.named);
    }
    if (!isMadeType(type)) return;
    setIsMaking(true);
    try {
      onPick(await createNamed(client, type, choice.name));
    } catch (error) {
      giveBack(choice.name);
      const title = `“${choice.name}” could not be made.`;
      push({ status: 'error', title, description: messageOf(error) });
    } finally {
      setIsMaking(false);
    }
  };
  const enter = () => {
    if (found?.typed !== wanted) return take(async () => (await find(wanted))[0]);
    const choice = found.choices[chosen];
    if (choice !== undefined) take(() => choice);
  };
  const press = (event: KeyboardEvent) => {
    if (wanted === '' || event.nativeEvent.isComposing) return;
    const count = found?.choices.length ?? 0;
    if (event.key === 'Escape') setTyped('');
    else if (event.key === 'Enter') enter();
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
              onTake={() => take(() => choice)}
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
        placeholder={isMaking ? 'Being made …' : `${label}: type ${typeable[type]}, then Enter`}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={press}
      />
    </Popover>
  );
}
