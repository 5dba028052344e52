import type { Audio } from '#sanity.types.ts';
import type { Examples } from '../block.ts';
import { textExample } from '../text-example.ts';

/** A sound of the demonstration, by its name there. */
const sound = (name: string) => ({
  _type: 'file' as const,
  asset: { _type: 'reference' as const, _ref: `sound:${name}` },
});

export const examples = {
  'with a transcript': {
    _type: 'audio',
    file: sound('bell'),
    title: 'The bell over the square in Vallemar, at five',
    duration: '0:09',
    credit: 'Recording: Dateline',
    transcript: [
      textExample('p1', 'A bell strikes five times. It is a little flat.'),
      textExample('p2', 'After the third stroke a man says: “That is enough.” The bell goes on.'),
    ],
  },
  'title alone': {
    _type: 'audio',
    file: sound('bell'),
    title: 'Five o’clock',
  },
  'a long title': {
    _type: 'audio',
    file: sound('bell'),
    title:
      'What the engineers of both ministries said to each other on the open line while they believed that the other side had already gone home',
    duration: '1:04:32',
    credit: 'ليلى حداد / Dateline',
    transcript: [textExample('p1', 'Nobody says anything for an hour.')],
  },
} satisfies Examples<Audio>;
