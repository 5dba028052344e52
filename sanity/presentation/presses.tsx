import { createContext, use, useEffect, useState } from 'react';
import { type ActiveToolLayoutProps, type InputProps, pathToString } from 'sanity';
import { usePresentationParams } from 'sanity/presentation';
import { type Press, pressIn } from './press.ts';

/** What was pressed last in the page beside the form. */
const Pressed = createContext<Press | null>(null);

/** On a phone the form stands behind the page; this is what brings it to the front. */
const formTab = 'presentation-narrow-tab-content';

/** Hears what is pressed in the page. On a phone the form then comes to the front, which the Studio leaves behind. */
export function HearPresses(props: ActiveToolLayoutProps) {
  const [pressed, setPressed] = useState<Press | null>(null);
  useEffect(() => {
    const hear = ({ data, origin }: MessageEvent<unknown>) => {
      const press = origin === window.location.origin ? pressIn(data) : null;
      if (press === null) return;
      document.getElementById(formTab)?.click();
      setPressed(press);
    };
    window.addEventListener('message', hear);
    return () => window.removeEventListener('message', hear);
  }, []);
  return <Pressed value={pressed}>{props.renderDefault(props)}</Pressed>;
}

/**
 * Gives a field the focus after the Studio is done: it gives that to the first thing of a dialog that opens,
 * to no field that comes to the front only now, and to none a second time.
 */
export function usePressed({ path, elementProps }: InputProps): void {
  const params = usePresentationParams(false);
  const pressed = use(Pressed);
  const own = pathToString(path);
  // What the Studio was led to when this came to be; a press from before is none of it.
  const [first] = useState({ pressed, isOpened: own !== '' && params?.path === own });
  const isPressed =
    pressed !== null &&
    pressed !== first.pressed &&
    pressed.path === own &&
    pressed.id === params?.id;
  const { ref } = elementProps;
  useEffect(() => (first.isOpened ? focusLate(ref) : undefined), [ref, first]);
  useEffect(() => (isPressed && pressed ? focusLate(ref) : undefined), [ref, isPressed, pressed]);
}

/** After the effects of this moment, of which the Studio's are some. */
function focusLate(ref: InputProps['elementProps']['ref']): () => void {
  const late = setTimeout(() => ref.current?.focus());
  return () => clearTimeout(late);
}
