import { cloneElement, isValidElement, type ReactNode } from 'react';
import {
  type DocumentActionComponent,
  type DocumentActionDialogProps,
  type DocumentActionProps,
  useClient,
} from 'sanity';
import { apiVersion } from '../api-version.ts';
import { letGo } from './let-go.ts';

type Confirming = { onConfirm: (...details: readonly unknown[]) => void };

/** The Studio's question, with something done before what follows its “yes”. */
function afterwards(question: ReactNode, before: () => Promise<void>): ReactNode {
  if (!isValidElement<Confirming>(question)) return question;
  const { onConfirm } = question.props;
  if (typeof onConfirm !== 'function') return question;
  return cloneElement(question, {
    // What could not be weakened the lake refuses, and the Studio says so.
    onConfirm: (...details) =>
      void before()
        .catch(() => {})
        .then(() => onConfirm(...details)),
  });
}

function asked(
  dialog: DocumentActionDialogProps | false | null | undefined,
  before: () => Promise<void>,
) {
  if (!dialog) return dialog;
  if (dialog.type === 'dialog') return { ...dialog, content: afterwards(dialog.content, before) };
  if (dialog.type === 'custom')
    return { ...dialog, component: afterwards(dialog.component, before) };
  return dialog;
}

/**
 * Unpublishing and deleting as the Studio does it, which lists what mentions a document and where that is;
 * and a story goes whatever does.
 */
export const takenBack = (action: DocumentActionComponent): DocumentActionComponent =>
  Object.assign(
    (props: DocumentActionProps) => {
      const client = useClient({ apiVersion });
      const description = action(props);
      if (description === null || props.type !== 'article') return description;
      const dialog = asked(description.dialog, () => letGo(client, props.id));
      return { ...description, dialog };
    },
    { action: action.action, displayName: `TakenBack(${action.displayName ?? ''})` },
  );
