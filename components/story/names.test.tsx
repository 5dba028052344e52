import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { Names } from './names.tsx';

it.each([
  [['Inés'], 'Inés'],
  [['Inés', 'Tomás'], 'Inés and Tomás'],
  [['Inés', 'Tomás', 'Lucía'], 'Inés, Tomás and Lucía'],
])('writes %j as a sentence has them', (names, sentence) => {
  const named = names.map((name) => ({ id: name, name }));
  expect(renderToStaticMarkup(<Names names={named}>{({ name }) => name}</Names>)).toBe(sentence);
});
