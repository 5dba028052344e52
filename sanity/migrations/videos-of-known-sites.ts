import { defineMigration, set } from '@sanity/migrate';
import { frameOf } from '#lib/content/body/frame/providers.ts';

/**
 * Videos used to be embeds. A video is told to search engines as one, and has a length, captions and a credit:
 * embeds whose address is a video's of a known site become videos, with all that they say.
 */
export default defineMigration({
  title: 'Embeds of videos of known sites become videos',
  migrate: {
    object(node) {
      if (node._type !== 'embed' || typeof node.url !== 'string') return;
      if (frameOf(node.url)?.kind !== 'video') return;
      return set({ ...node, _type: 'video' });
    },
  },
});
