import { Caption } from './caption.tsx';
import { Picture, type PictureProps } from './picture.tsx';

/** A picture with what is said about it underneath. */
export function Figure({ className, ...picture }: PictureProps & { className?: string }) {
  return (
    <figure className={className}>
      <Picture {...picture} />
      <Caption image={picture.image} />
    </figure>
  );
}
