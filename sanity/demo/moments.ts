/** When something in the demonstration happens: at a fixed instant, or so long before or after loading. */
export type DemoMoment = { instant: string } | { minutesFromNow: number };

type Span = { days?: number; hours?: number; minutes?: number };
const minutesOf = ({ days = 0, hours = 0, minutes = 0 }: Span): number =>
  (days * 24 + hours) * 60 + minutes;

export const ago = (span: Span): DemoMoment => ({ minutesFromNow: -minutesOf(span) });
export const ahead = (span: Span): DemoMoment => ({ minutesFromNow: minutesOf(span) });
/** A fixed instant, ISO 8601 in UTC. */
export const on = (instant: string): DemoMoment => ({ instant });

/** The moment as an ISO instant in UTC, on the whole minute, as an editor would set it. */
export function instantOf(moment: DemoMoment, now: Date): string {
  if ('instant' in moment) return new Date(moment.instant).toISOString();
  const time = now.getTime() + moment.minutesFromNow * 60_000;
  return new Date(Math.floor(time / 60_000) * 60_000).toISOString();
}
