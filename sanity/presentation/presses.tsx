import { createContext, use, useEffect, useRef, useState } from 'react';
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
  const isPressed = pressed !== null && pressed.path === own && pressed.id === params?.id;
  // Where the Studio was opened at, or what it was led to, when this came to be.
  const isOpened = useRef(params?.path === own && own !== '');
  const { ref } = elementProps;
  useEffect(() => {
    if (!isOpened.current && !(isPressed && pressed)) return;
    isOpened.current = false;
    const late = setTimeout(() => ref.current?.focus());
    return () => clearTimeout(late);
  }, [ref, isPressed, pressed]);
}
