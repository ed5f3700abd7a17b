/**
 * Advances a run in slices of a few milliseconds and yields between them, so that the worker hears
 * `pause`. Slicing cannot change a result (a law of the session), so the clock lives here and not in
 * the core.
 */

import type { Pace } from '../protocol/calls.ts';

const SLICE_MS = 8;
/** A pause between slices when the pace, not the machine, is the limit. */
const REST_MS = 8;
/** Steps per second are measured over about this long. */
const WINDOW_MS = 500;

/** What the pump drives: `run` takes up to so many steps and returns how many it took. */
export interface Runner {
  readonly steps: number;
  run(steps: number): number;
}

export class Pump {
  readonly #runner: Runner;
  readonly #onFault: (thrown: unknown) => void;
  readonly #channel = new MessageChannel();
  #pace: Pace | null = null;
  /** Number of the loop that runs: what an earlier one has still scheduled is ignored. */
  #loop = 0;
  #stepsPerSlice = 1;
  #allowance = 0;
  #lastSlice = 0;
  #window = { start: 0, steps: 0 };
  #rate = 0;

  constructor(runner: Runner, onFault: (thrown: unknown) => void) {
    this.#runner = runner;
    this.#onFault = onFault;
    this.#channel.port1.onmessage = (event: MessageEvent<number>) => this.#tick(event.data);
  }

  get running(): boolean {
    return this.#pace !== null;
  }

  /** Measured while running; the last measurement afterwards. */
  get stepsPerSecond(): number {
    return this.#rate;
  }

  /** Starts, or changes the pace of a run that is going on. */
  play(pace: Pace): void {
    const wasRunning = this.running;
    this.#pace = pace;
    if (wasRunning) return;
    this.#allowance = 0;
    this.#lastSlice = performance.now();
    this.#window = { start: this.#lastSlice, steps: 0 };
    this.#loop += 1;
    this.#next(this.#loop);
  }

  pause(): void {
    this.#pace = null;
  }

  #next(loop: number): void {
    this.#channel.port2.postMessage(loop);
  }

  #tick(loop: number): void {
    if (this.#pace === null || loop !== this.#loop) return;
    try {
      const rested = this.#slice(this.#pace);
      if (this.#pace === null) return;
      if (rested) setTimeout(() => this.#tick(loop), REST_MS);
      else this.#next(loop);
    } catch (thrown) {
      this.pause();
      this.#onFault(thrown);
    }
  }

  /** One slice; true if the pace leaves time to rest. */
  #slice(pace: Pace): boolean {
    const start = performance.now();
    const due = this.#stepsDue(pace, start);
    const left = pace.untilStep - this.#runner.steps;
    const wanted = Math.min(due, this.#stepsPerSlice, left);
    const taken = wanted > 0 ? this.#runner.run(wanted) : 0;
    this.#measure(start, performance.now(), taken);
    if (wanted >= left || taken < wanted) this.pause();
    return due < this.#stepsPerSlice;
  }

  #stepsDue(pace: Pace, now: number): number {
    if (pace.stepsPerSecond === Number.POSITIVE_INFINITY) return pace.stepsPerSecond;
    const elapsed = Math.min(now - this.#lastSlice, 100);
    this.#lastSlice = now;
    this.#allowance += (elapsed / 1000) * pace.stepsPerSecond;
    const due = Math.floor(this.#allowance);
    this.#allowance -= due;
    return due;
  }

  #measure(start: number, end: number, taken: number): void {
    if (taken > 0 && taken === this.#stepsPerSlice) {
      const wanted = (taken * SLICE_MS) / Math.max(end - start, 0.1);
      this.#stepsPerSlice = Math.max(1, Math.min(Math.round(wanted), this.#stepsPerSlice * 2));
    }
    this.#window.steps += taken;
    const elapsed = end - this.#window.start;
    if (elapsed >= WINDOW_MS || (this.#rate === 0 && elapsed > 50)) {
      this.#rate = (this.#window.steps / elapsed) * 1000;
      this.#window = { start: end, steps: 0 };
    }
  }
}
