import { CheckmarkCircleIcon } from '@sanity/icons/CheckmarkCircle';
import { TransferIcon } from '@sanity/icons/Transfer';
import { UndoIcon } from '@sanity/icons/Undo';
import { Button, Flex, Select, Stack, Text, TextArea } from '@sanity/ui';
import { useToast } from '@sanity/ui/toast';
import { type ComponentType, useEffect, useId, useState } from 'react';
import {
  type DocumentActionComponent,
  type DocumentActionProps,
  useCurrentUser,
  useDocumentOperation,
  useDocumentPairPermissions,
} from 'sanity';
import {
  type HandOver,
  type HandOverStep,
  handOverOf,
  handOverPatches,
} from '../schema/documents/article/hand-over.ts';
import { useColleagues } from '../studio/colleagues.ts';
import { onlyWrites } from '../studio/roles.ts';
import { focusWhenDrawn } from '../writing/body/focus-when-drawn.ts';

/** A way a story goes through the newsroom. */
export type Way = {
  label: string;
  title: string;
  icon: ComponentType;
  to: HandOverStep;
  done: string;
  /** Only who may publish decides this. */
  isForEditors: boolean;
  isOpen: (from: HandOver) => boolean;
  /** Who gets it, unless somebody else is chosen. */
  holder: (from: HandOver) => string | null;
};

/** The ways there are, in the order they are offered. */
export const ways: Record<'handOver' | 'approve' | 'giveBack', Way> = {
  handOver: {
    label: 'Hand over for review',
    title: 'An editor reads it next. You can go on writing.',
    icon: TransferIcon,
    to: 'review',
    done: 'Handed over for review.',
    isForEditors: false,
    isOpen: ({ step }) => step === 'writing',
    holder: () => null,
  },
  approve: {
    label: 'Approve',
    title: 'It is ready to be published.',
    icon: CheckmarkCircleIcon,
    to: 'ready',
    done: 'Approved: it is ready.',
    isForEditors: true,
    isOpen: ({ step }) => step === 'review',
    holder: ({ holder }) => holder,
  },
  giveBack: {
    label: 'Return to the writer',
    title: 'It goes back with a note that says what is missing.',
    icon: UndoIcon,
    to: 'writing',
    done: 'Returned.',
    isForEditors: true,
    isOpen: ({ step }) => step !== 'writing',
    holder: ({ writer }) => writer,
  },
};

type FormProps = {
  way: Way;
  from: HandOver;
  onDone: (holder: string | null, note: string) => void;
};

function HandOverForm({ way, from, onDone }: FormProps) {
  const colleagues = useColleagues();
  const [holder, setHolder] = useState(way.holder(from) ?? '');
  const [note, setNote] = useState('');
  const ids = useId();
  // The dialog takes the focus for itself once it stands.
  useEffect(() => focusWhenDrawn([[`${ids}-note`]]), [ids]);
  return (
    <Stack gap={4} data-testid="hand-over-form">
      <Stack gap={2}>
        <Text as="label" size={1} weight="medium" htmlFor={`${ids}-who`}>
          Who has it next
        </Text>
        <Select
          id={`${ids}-who`}
          value={holder}
          onChange={({ currentTarget }) => setHolder(currentTarget.value)}
        >
          <option value="">Nobody in particular</option>
          {colleagues.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </Stack>
      <Stack gap={2}>
        <Text as="label" size={1} weight="medium" htmlFor={`${ids}-note`}>
          Note, for the newsroom alone
        </Text>
        <TextArea
          id={`${ids}-note`}
          rows={3}
          value={note}
          onChange={({ currentTarget }) => setNote(currentTarget.value)}
        />
      </Stack>
      <Flex justify="flex-end">
        <Button
          tone="primary"
          text={way.label}
          data-testid="confirm-hand-over"
          onClick={() => onDone(holder === '' ? null : holder, note)}
        />
      </Flex>
    </Stack>
  );
}

function useWay(way: Way, { id, type, draft, release }: DocumentActionProps) {
  const user = useCurrentUser();
  const toast = useToast();
  const { patch } = useDocumentOperation(id, type);
  const [isAsked, setIsAsked] = useState(false);
  const permission = way.isForEditors ? 'publish' : 'update';
  const [allowed, isAsking] = useDocumentPairPermissions({ id, type, permission });
  const from = handOverOf(draft);
  const isOffered =
    draft !== null &&
    release === undefined &&
    user !== null &&
    way.isOpen(from) &&
    // Who only writes is never offered it, also while that is asked.
    !(way.isForEditors && onlyWrites(user)) &&
    (isAsking || allowed?.granted === true);
  if (!isOffered) return null;

  const onDone = (holder: string | null, note: string) => {
    setIsAsked(false);
    patch.execute(handOverPatches({ step: way.to, holder, note, by: user.id }, new Date()));
    toast.push({ status: 'success', title: way.done });
  };
  return {
    label: way.label,
    title: way.title,
    icon: way.icon,
    disabled: isAsking,
    onHandle: () => setIsAsked(true),
    dialog: isAsked && {
      type: 'dialog' as const,
      header: way.label,
      onClose: () => setIsAsked(false),
      content: <HandOverForm way={way} from={from} onDone={onDone} />,
    },
  };
}

const actionOf = (way: Way, displayName: string): DocumentActionComponent =>
  Object.assign((props: DocumentActionProps) => useWay(way, props), { displayName });

/** What moves a story through the newsroom. */
export const handOverActions = [
  actionOf(ways.handOver, 'HandOver'),
  actionOf(ways.approve, 'Approve'),
  actionOf(ways.giveBack, 'GiveBack'),
];
