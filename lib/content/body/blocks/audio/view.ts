import type { TextBlockView } from '../../text/view.ts';
import type { Block } from '../view.ts';

export type AudioView = Block<
  'audio',
  {
    url: string;
    title: string;
    duration: Duration | null;
    credit: string | null;
    /** What is heard, in words; empty when nobody has written it down. */
    transcript: TextBlockView[];
  }
>;

/** A length of time, as it is read and as machines take it (ISO 8601). */
export type Duration = { clock: string; iso: string };

const pattern = /^(?:(\d{1,2}):(?=\d\d:))?(\d{1,2}):([0-5]\d)$/;

/** Reads a length as a clock shows it, `4:32` or `1:04:32`; null for anything else. */
export function durationOf(clock: string): Duration | null {
  const [, hours, minutes, seconds] = pattern.exec(clock.trim()) ?? [];
  if (minutes === undefined || (hours !== undefined && Number(minutes) > 59)) return null;
  const hour = hours === undefined ? '' : `${Number(hours)}H`;
  return { clock: clock.trim(), iso: `PT${hour}${Number(minutes)}M${Number(seconds)}S` };
}

/** Some sound comes in a container that is named after moving pictures. */
const sound = /^(audio\/|application\/ogg$|video\/(mp4|webm)$)/;

/** Whether a file is one to be listened to, as far as its type is known. */
export const isSoundType = (mimeType: string | null): boolean =>
  mimeType === null || sound.test(mimeType);
