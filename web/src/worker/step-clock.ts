/** How long the steps of each runner take, told apart by their slots. */

interface Spent {
  milliseconds: number;
  steps: number;
}

export class StepClock {
  readonly #spent = new Map<number, Spent>();

  reset(): void {
    this.#spent.clear();
  }

  /** Another runner has the slot, or none. */
  forget(slot: number): void {
    this.#spent.delete(slot);
  }

  /**
   * Starts to measure runners at these steps. The function that comes back is to be called at the
   * end of each one's turn, with the step it has come to; turns follow on one another.
   */
  begin(at: Iterable<readonly [slot: number, step: number]>): (slot: number, step: number) => void {
    const steps = new Map(at);
    let last = performance.now();
    return (slot, step) => {
      const now = performance.now();
      const { milliseconds, steps: before } = this.#spent.get(slot) ?? {
        milliseconds: 0,
        steps: 0,
      };
      this.#spent.set(slot, {
        milliseconds: milliseconds + now - last,
        steps: before + step - (steps.get(slot) ?? step),
      });
      steps.set(slot, step);
      last = now;
    };
  }

  /** Mean time of a step in milliseconds; NaN where none was measured. */
  perStep(slot: number): number {
    const { milliseconds, steps } = this.#spent.get(slot) ?? { milliseconds: 0, steps: 0 };
    return milliseconds / steps;
  }
}
