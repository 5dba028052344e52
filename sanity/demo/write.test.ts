import { describe, expect, it } from 'vitest';
import { body, bullets, factBox, link, paragraph, storyLink, strong, table } from './write.ts';

describe('body', () => {
  it('keys blocks, spans and marks by their place', () => {
    const [block] = body([
      paragraph('See ', link('https://example.org', 'there'), ' and ', storyLink('other', 'here')),
    ]);
    expect(block).toEqual({
      _type: 'block',
      _key: 'b00',
      style: 'normal',
      markDefs: [
        { _type: 'link', _key: 'b00m0', href: 'https://example.org' },
        {
          _type: 'storyLink',
          _key: 'b00m1',
          story: { _type: 'reference', _ref: 'story-other', _weak: true },
        },
      ],
      children: [
        { _type: 'span', _key: 'b00s0', text: 'See ', marks: [] },
        { _type: 'span', _key: 'b00s1', text: 'there', marks: ['b00m0'] },
        { _type: 'span', _key: 'b00s2', text: ' and ', marks: [] },
        { _type: 'span', _key: 'b00s3', text: 'here', marks: ['b00m1'] },
      ],
    });
  });

  it('keys what stands inside a block after the block', () => {
    const blocks = body(
      [factBox('Title', ...bullets([strong('One'), ' item'], 'two')), table('T', ['a'], ['b'])],
      'x',
    );
    expect(blocks).toMatchObject([
      { _key: 'x00', body: [{ _key: 'x00b0', listItem: 'bullet', level: 1 }, { _key: 'x00b1' }] },
      { _key: 'x01', headerRow: true, rows: [{ _key: 'x01r0', cells: ['a'] }, { _key: 'x01r1' }] },
    ]);
  });
});
