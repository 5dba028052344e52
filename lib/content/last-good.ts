import type { Answer } from './ask-lake.ts';

/** Bounds of what is remembered. A character takes one or two bytes. */
type Bounds = { answers: number; characters: number };
const usualBounds: Bounds = { answers: 2000, characters: 32_000_000 };

/**
 * The last good answers of the lake, for when it does not answer. Kept as text: what is handed out can
 * then be changed by nobody, and its size is known. The answer asked for longest ago goes first.
 */
export class LastGoodAnswers {
  readonly #answers = new Map<string, string>();
  readonly #bounds: Bounds;
  #characters = 0;

  constructor(bounds: Bounds = usualBounds) {
    this.#bounds = bounds;
  }

  remember(key: string, answer: Answer): void {
    const text = JSON.stringify(answer);
    this.#forget(key);
    this.#answers.set(key, text);
    this.#characters += key.length + text.length;
    for (const oldest of this.#answers.keys()) {
      if (this.#fits()) break;
      this.#forget(oldest);
    }
  }

  recall(key: string): Answer | null {
    const text = this.#answers.get(key);
    if (text === undefined) return null;
    this.#answers.delete(key);
    this.#answers.set(key, text);
    return JSON.parse(text);
  }

  #fits(): boolean {
    return (
      this.#answers.size <= this.#bounds.answers && this.#characters <= this.#bounds.characters
    );
  }

  #forget(key: string): void {
    const text = this.#answers.get(key);
    if (text === undefined) return;
    this.#answers.delete(key);
    this.#characters -= key.length + text.length;
  }
}

declare global {
  var datelineLastGood: LastGoodAnswers | undefined;
}

/** The process's answers: Next bundles pages and route handlers apart, so a module's own would be several. */
export function lastGoodAnswers(): LastGoodAnswers {
  globalThis.datelineLastGood ??= new LastGoodAnswers();
  return globalThis.datelineLastGood;
}
