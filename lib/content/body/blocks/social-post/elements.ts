import { h } from 'hastscript';
import type { AsElements } from '../../elements.ts';
import type { SocialPostView } from './view.ts';

export const socialPostElements: AsElements<SocialPostView> = (post) => {
  const { text, author, handle, url, host } = post;
  const who = [author, handle].filter((words) => words !== null).join(', ');
  return [
    h('blockquote', { cite: url }, [
      h('p', text),
      h('p', [`— ${who} (`, h('a', { href: url }, host), ')']),
    ]),
  ];
};
