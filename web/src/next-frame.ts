// Work that may wait until the frame that is being prepared is seen: the text comes first, what is said about it a frame later.
export class NextFrame {
  #pending = false;

  constructor(private readonly run: () => void) {}

  /** Runs before the next frame but one; once, however often it was asked for. */
  request(): void {
    if (this.#pending) return;
    this.#pending = true;
    requestAnimationFrame(() => requestAnimationFrame(() => {
      this.#pending = false;
      this.run();
    }));
  }
}
