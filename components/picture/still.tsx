import type { ReactNode } from 'react';
import type { ImageView } from '#lib/content/image/view.ts';
import { Caption } from './caption.tsx';

type StillProps = { image: ImageView | null; children: ReactNode };

/** What a picture stands in for, with what is said of the picture: a figure in a figure has words of its own. */
export function Still({ image, children }: StillProps) {
  if (image === null) return children;
  return (
    <figure>
      {children}
      <Caption image={image} />
    </figure>
  );
}
