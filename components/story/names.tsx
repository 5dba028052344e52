import { Fragment, type ReactNode } from 'react';

type Named = { id: string; name: string };

/** Names as a sentence has them: "A", "A and B", "A, B and C". `children` draws one of them. */
export function Names<T extends Named>({
  names,
  children,
}: {
  names: readonly T[];
  children: (name: T) => ReactNode;
}) {
  return names.map((name, index) => (
    <Fragment key={name.id}>
      {index > 0 && (index === names.length - 1 ? ' and ' : ', ')}
      {children(name)}
    </Fragment>
  ));
}
