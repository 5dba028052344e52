/** How far a stream of the lake's events has come, so that another can go on behind it. */
export type Place = {
  /** Takes what came; gives what of it is to be handed on. */
  note(text: string): string;
  /** Whether another stream can begin where this one was. */
  isKnown(): boolean;
  /** Whether the stream there is has begun to tell. */
  isGreeted(): boolean;
  /** What it is to be asked with. */
  headers(): Record<string, string>;
  /** What comes from now on is of another stream. */
  resume(): void;
};

/**
 * @param target path and query of the stream. A listener goes on only where it says that it can; a stream of live
 *   events always can.
 */
export function keepPlace(target: string): Place {
  const isLive = target.includes('/data/live/');
  const goesOn = isLive || /[?&]enableResume=true(&|$)/.test(target);
  // What a stream that goes on begins with is no news; any other beginning is.
  const greeting = isLive ? 'welcome' : 'welcomeback';
  let last: string | null = null;
  let isGreeted = false;
  let isResumed = false;
  return {
    note(text) {
      for (const [, id = ''] of text.matchAll(/^id: ?(.*)$/gm)) last = id;
      const [, name] = /^event: ?(.*)$/m.exec(text) ?? [];
      // What the lake ends with a fault would end with it again.
      if (name === 'channelError') last = null;
      if (isGreeted || name === undefined) return text;
      isGreeted = true;
      return isResumed && name === greeting ? '' : text;
    },
    isKnown: () => goesOn && last !== null,
    isGreeted: () => isGreeted,
    headers: (): Record<string, string> => (last === null ? {} : { 'last-event-id': last }),
    resume() {
      isGreeted = false;
      isResumed = true;
    },
  };
}
