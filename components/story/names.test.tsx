import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { Names } from './names.tsx';

it.each([
  ['en', ['Inés'], 'Inés'],
  ['en', ['Inés', 'Tomás'], 'Inés and Tomás'],
  ['en-US', ['Inés', 'Tomás', 'Lucía'], 'Inés, Tomás and Lucía'],
  ['es', ['Tomás', 'Inés'], 'Tomás e Inés'],
  ['de', ['Inés', 'Tomás', 'Lucía'], 'Inés, Tomás und Lucía'],
  ['ja', ['伊藤', '佐藤'], '伊藤、佐藤'],
  ['ar', ['ليلى', 'سامي'], 'ليلى وسامي'],
])('writes in %s %j as a sentence has them', (language, names, sentence) => {
  const named = names.map((name) => ({ id: name, name }));
  const drawn = (
    <Names names={named} language={language}>
      {({ name }) => name}
    </Names>
  );
  expect(renderToStaticMarkup(drawn)).toBe(sentence);
});
