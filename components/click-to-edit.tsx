'use client';

import type { VisualEditingProps } from 'next-sanity/visual-editing/client-component';
import { lazy } from 'react';

const VisualEditing = lazy(async () => ({
  default: (await import('next-sanity/visual-editing/client-component')).VisualEditing,
}));

/**
 * The Studio's overlays. Next sends every reader what a layout may draw, so this is only the door:
 * all that is behind it is fetched when it opens.
 */
export function ClickToEdit(props: VisualEditingProps) {
  return <VisualEditing {...props} />;
}
