import {
  perspectiveChangeAction,
  variantChangeAction,
} from 'next-sanity/visual-editing/server-actions';
import { ClickToEdit } from './click-to-edit.tsx';

/** Click-to-edit for an editor in draft mode; its script comes only to a page that draws this. */
export function Preview() {
  return (
    <ClickToEdit
      onPerspectiveChange={perspectiveChangeAction}
      onVariantChange={variantChangeAction}
    />
  );
}
