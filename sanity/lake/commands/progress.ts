/** Tells how far a long piece of work is. */
export type Progress = {
  /** `total` is left out while nobody knows it. */
  step(what: string, current?: number, total?: number): void;
  /** Ends the line of the last step. */
  end(): void;
};

type Terminal = { isTTY?: boolean; write(text: string): unknown };

const barWidth = 24;

/** `Importing documents  ████████░░░░  40/120` */
function lineOf(what: string, current?: number, total?: number): string {
  if (current === undefined) return what;
  if (!total) return `${what}  ${current}`;
  const full = Math.round((Math.min(current, total) / total) * barWidth);
  return `${what}  ${'█'.repeat(full)}${'░'.repeat(barWidth - full)}  ${current}/${total}`;
}

/** On a terminal one line that changes; elsewhere a line for each new step, fit for a log. */
export function createProgress(
  tell: (line: string) => void,
  terminal: Terminal = process.stderr,
): Progress {
  let last = '';
  if (!terminal.isTTY) {
    return {
      step(what) {
        if (what !== last) tell(what);
        last = what;
      },
      end() {},
    };
  }
  return {
    step(what, current, total) {
      // A new step leaves the finished one standing above it.
      if (last !== '' && what !== last) terminal.write('\n');
      last = what;
      terminal.write(`\r\u001b[2K${lineOf(what, current, total)}`);
    },
    end() {
      if (last !== '') terminal.write('\n');
      last = '';
    },
  };
}
