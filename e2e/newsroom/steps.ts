import { expect, type Locator, type Page } from '@playwright/test';

/** A file from an editor's disk. */
export type File = { name: string; mimeType: string; buffer: Buffer };

/** What one step is: something pressed, a field written or pasted into, a shortcut, a file put in. */
type Kind = 'click' | 'write' | 'shortcut' | 'file';

/** Letters. */
const shortText = 40;

/** The keys a writer leads the cursor with; whoever writes a line does not think of them as steps. */
type LeadingKey = 'Tab' | 'Shift+Tab' | 'Enter' | 'ArrowDown' | 'ArrowUp' | 'End';

/**
 * An editor's hands. Everything a test does by them is noted, and a step is what an editor would call one: to
 * press something, to write or paste into a field, a shortcut, a file. The keys that lead the cursor on from what
 * was written belong to that step; they are noted beside it and counted on their own.
 */
export class Hand {
  readonly #page: Page;
  readonly #done: { kind: Kind; what: string; keys: string[] }[] = [];

  constructor(page: Page) {
    this.#page = page;
  }

  get steps(): number {
    return this.#done.length;
  }

  get clicks(): number {
    return this.#done.filter(({ kind }) => kind === 'click').length;
  }

  /** Keys that led the cursor, beside the steps. */
  get keys(): number {
    return this.#done.reduce((sum, { keys }) => sum + keys.length, 0);
  }

  /** Everything that was done, a line each. */
  told(): string {
    const lines = this.#done.map(({ kind, what, keys }, place) =>
      [`${place + 1}.`, kind, what, ...keys.map((key) => `[${key}]`)].join(' '),
    );
    const sum = `${this.steps} steps, ${this.clicks} of them clicks, and ${this.keys} keys that led on:`;
    return [sum, ...lines].join('\n');
  }

  #note(kind: Kind, what: string): void {
    this.#done.push({ kind, what, keys: [] });
  }

  /** Presses something; `at` is a place in it, from its top left, be there a letter or the room behind the last. */
  async click(what: Locator, name: string, at?: { x: number; y: number }): Promise<void> {
    this.#note('click', name);
    await what.click(at && { position: at, force: true });
  }

  /** Writes where the cursor is: letter by letter what is short, and at once what is long. */
  async type(text: string): Promise<void> {
    this.#note('write', `“${text}”`);
    const { keyboard } = this.#page;
    await (text.length > shortText ? keyboard.insertText(text) : keyboard.type(text));
  }

  /** Leads the cursor on, before or after writing. */
  async lead(...keys: LeadingKey[]): Promise<void> {
    for (const key of keys) {
      this.#done.at(-1)?.keys.push(key);
      await this.#page.keyboard.press(key);
    }
  }

  /** A shortcut of the keyboard. */
  async press(keys: string): Promise<void> {
    this.#note('shortcut', keys);
    await this.#page.keyboard.press(keys);
  }

  /** Drops a file from the disk onto something. */
  async attach(target: Locator, file: File): Promise<void> {
    this.#note('file', file.name);
    const { name, mimeType } = file;
    const data = await this.#page.evaluateHandle(
      ({ bytes, name, mimeType }) => {
        const transfer = new DataTransfer();
        const content = Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0));
        transfer.items.add(new File([content], name, { type: mimeType }));
        return transfer;
      },
      { bytes: file.buffer.toString('base64'), name, mimeType },
    );
    for (const event of ['dragenter', 'dragover', 'drop']) {
      await target.dispatchEvent(event, { dataTransfer: data });
    }
    await data.dispose();
  }

  /** Holds the hands to so many steps at most; what they did is told when it was more. */
  expectAtMost(most: { steps: number; clicks: number }): void {
    expect(this.steps, this.told()).toBeLessThanOrEqual(most.steps);
    expect(this.clicks, this.told()).toBeLessThanOrEqual(most.clicks);
  }
}
