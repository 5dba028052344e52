/** A file on its way into the library, and what became of it. */
export type Upload = {
  key: string;
  name: string;
  state: 'waiting' | 'sending' | 'done' | 'known' | 'failed';
  /** Why it failed. */
  reason?: string;
};

type Uploads = readonly Upload[];

/** What is being uploaded. It outlives the screen that shows it, which the Studio may draw anew, or an editor leave. */
export class UploadList {
  #uploads: Uploads = [];
  readonly #heard = new Set<() => void>();

  readonly get = (): Uploads => this.#uploads;

  readonly subscribe = (hear: () => void) => {
    this.#heard.add(hear);
    return () => void this.#heard.delete(hear);
  };

  /** Changes the list, and tells whoever shows it. */
  change(next: (uploads: Uploads) => Uploads): void {
    this.#uploads = next(this.#uploads);
    for (const hear of this.#heard) hear();
  }
}
