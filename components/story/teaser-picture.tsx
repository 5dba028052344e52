import { Picture, type PictureProps } from '#components/picture/picture.tsx';
import type { StoryTeaserView } from '#lib/content/story/view.ts';

type TeaserPictureProps = Pick<PictureProps, 'sizes' | 'widths' | 'hero'> & {
  story: Pick<StoryTeaserView, 'image'>;
  className?: string;
  aspect?: number;
};

/** The picture of a teaser, where its story has one: silent beside the headline. */
export function TeaserPicture({ story, className, aspect = 3 / 2, ...shown }: TeaserPictureProps) {
  if (!story.image) return null;
  return (
    <div className={className}>
      <Picture image={story.image} aspect={aspect} {...shown} decorative />
    </div>
  );
}
