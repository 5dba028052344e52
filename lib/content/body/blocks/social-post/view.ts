import type { Block } from '../view.ts';

export type SocialPostView = Block<
  'socialPost',
  {
    author: string;
    /** As the network writes it, such as `@desk@example.org`. */
    handle: string | null;
    text: string;
    url: string;
    /** Where it was written, read from the address. */
    host: string;
  }
>;
