/**
 * A place in the stream of transactions, as the `id` of a server-sent event: after event number
 * `event` of transaction `sequence`. `epoch` names the run of the lake that counted it.
 */
export type Position = { epoch: string; sequence: number; event: number };

/** As `event` of a position: after all events of the transaction. */
export const afterAll = 1_000_000;

export const formatPosition = ({ epoch, sequence, event }: Position): string =>
  `${epoch}.${sequence}.${event}`;

/** The position an id stands for, or null when it is not one. */
export function parsePosition(id: string): Position | null {
  const [, epoch, sequence, event] = /^(\w+)\.(\d{1,15})\.(\d{1,7})$/.exec(id) ?? [];
  if (epoch === undefined) return null;
  return { epoch, sequence: Number(sequence), event: Number(event) };
}
