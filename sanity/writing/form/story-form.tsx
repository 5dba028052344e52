import { useEffect, useState } from 'react';
import type { ObjectInputProps } from 'sanity';
import { whenIdle } from './when-idle.ts';

/** Fields that stand at once, since they are read first, and those that stand after the next go: what is written. */
const [read, written] = [2, 4];

const afterNextGo = (drawn: number): number => (drawn < written ? written : drawn + 1);

/** Milliseconds after which the next are drawn, however busy the page is. */
const patience = 300;

/**
 * A story's form, drawn from its top down: its headline can be corrected while what stands further down is still
 * being drawn. A field that is asked for is there at once, with all before it.
 */
export function StoryForm(props: ObjectInputProps) {
  const { focusPath, members } = props;
  const [count, setCount] = useState(read);
  const asked = members.findIndex(
    (member) => member.kind === 'field' && member.name === focusPath[0],
  );
  const drawn = Math.max(count, asked + 1);
  const isWhole = drawn >= members.length;
  useEffect(
    () => (isWhole ? undefined : whenIdle(() => setCount(afterNextGo(drawn)), patience)),
    [drawn, isWhole],
  );
  return props.renderDefault(isWhole ? props : { ...props, members: members.slice(0, drawn) });
}
