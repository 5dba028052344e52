import { Fragment, type ReactNode } from 'react';
import { namesApart } from '#lib/words/names.ts';

type Named = { id: string; name: string };

type NamesProps<T extends Named> = {
  names: readonly T[];
  /** Whose sentence it is. */
  language: string;
  children: (name: T) => ReactNode;
};

/** Names as a sentence has them: "A", "A and B", "A, B and C". `children` draws one of them. */
export function Names<T extends Named>({ names, language, children }: NamesProps<T>) {
  const gaps = namesApart(
    names.map(({ name }) => name),
    language,
  );
  return names.map((name, index) => (
    <Fragment key={name.id}>
      {children(name)}
      {gaps[index]}
    </Fragment>
  ));
}
