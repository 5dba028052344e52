import { fieldOf } from './state.ts';

/** The steps of a story through the newsroom, until it is published. */
export const handOverSteps = ['writing', 'review', 'ready'] as const;
export type HandOverStep = (typeof handOverSteps)[number];

/** What editors call them. */
export const handOverTitles: Record<HandOverStep, string> = {
  writing: 'Writing',
  review: 'For review',
  ready: 'Ready',
};

const isStep = (value: unknown): value is HandOverStep =>
  handOverSteps.some((step) => step === value);

/** Where a story is in the newsroom, who has it, and what was said when it came there. */
export type HandOver = {
  step: HandOverStep;
  writer: string | null;
  holder: string | null;
  by: string | null;
  note: string | null;
};

const text = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value : null;

/** What a story's document says of it; one that says nothing is being written, by nobody in particular. */
export function handOverOf(story: unknown): HandOver {
  const desk = fieldOf(story, 'desk');
  const step = fieldOf(desk, 'state');
  return {
    step: isStep(step) ? step : 'writing',
    writer: text(fieldOf(desk, 'writer')),
    holder: text(fieldOf(desk, 'holder')),
    by: text(fieldOf(desk, 'by')),
    note: text(fieldOf(desk, 'note')),
  };
}

export type Given = { step: HandOverStep; holder: string | null; note: string; by: string };

type Patch = { setIfMissing: { desk: object } } | { set: object } | { unset: string[] };

/** What to change in a story that is handed over. Nobody in particular has it when there is no holder. */
export function handOverPatches({ step, holder, note, by }: Given, now: Date): Patch[] {
  const said = note.trim();
  const left = [...(holder === null ? ['desk.holder'] : []), ...(said === '' ? ['desk.note'] : [])];
  return [
    { setIfMissing: { desk: {} } },
    {
      set: {
        'desk.state': step,
        'desk.by': by,
        'desk.at': now.toISOString(),
        ...(holder !== null && { 'desk.holder': holder }),
        ...(said !== '' && { 'desk.note': said }),
      },
    },
    ...(left.length > 0 ? [{ unset: left }] : []),
  ];
}
