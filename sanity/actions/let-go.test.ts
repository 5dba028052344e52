import { expect, it } from 'vitest';
import { weakenings } from './let-go.ts';

const ref = (_ref: string) => ({ _type: 'reference', _ref });

it('each strong reference to the story is named as a patch names it', () => {
  const document = {
    _id: 'a',
    lead: ref('s'),
    related: [
      { ...ref('s'), _key: 'k' },
      { ...ref('t'), _key: 'l' },
    ],
    body: [{ _key: 'b', markDefs: [{ _key: 'm', story: ref('s') }] }],
    plain: [ref('s')],
    weak: { ...ref('s'), _weak: true },
    elsewhere: { ...ref('s'), _dataset: 'other' },
  };
  expect(weakenings(document, 's')).toEqual({
    'lead._weak': true,
    'related[_key=="k"]._weak': true,
    'body[_key=="b"].markDefs[_key=="m"].story._weak': true,
    'plain[0]._weak': true,
  });
});

it('nothing is changed in a document that does not hold it', () => {
  expect(weakenings({ _id: 'a', lead: ref('t') }, 's')).toEqual({});
});
