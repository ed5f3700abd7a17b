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
export interface Race {
  readonly steps: number;
  /** It ends where it is, by a rule of its own. */
  readonly isOver: boolean;
  run(steps: number): number;
}

/** Something to finish first, at most so many steps at a time; true once it is done. */
export type Errand = (most: number) => boolean;

export class Pump {
  readonly #race: Race;
  readonly #onFault: (thrown: unknown) => void;
  readonly #channel = new MessageChannel();
  #pace: Pace | null = null;
  #errand: Errand | null = null;
  /** Number of the loop that runs: what an earlier one has still scheduled is ignored. */
  #loop = 0;
  #stepsPerSlice = 1;
  #allowance = 0;
  #lastSlice = 0;
  #window = { start: 0, steps: 0 };
  #rate = 0;

  constructor(race: Race, onFault: (thrown: unknown) => void) {
    this.#race = race;
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

  /** Whether an errand is under way. */
  get settling(): boolean {
    return this.#errand !== null;
  }

  /** Starts, or changes the pace of a run that is going on. */
  play(pace: Pace): void {
    const wasRunning = this.running;
    this.#pace = pace;
    if (wasRunning) return;
    this.#allowance = 0;
    this.#lastSlice = performance.now();
    this.#window = { start: this.#lastSlice, steps: 0 };
    this.#start();
  }

  /** Does an errand in slices, before the run goes on; instead of one that is under way. */
  settle(errand: Errand): void {
    this.#errand = errand;
    this.#start();
  }

  pause(): void {
    this.#pace = null;
  }

  /** Gives up the errand as well. */
  stop(): void {
    this.pause();
    this.#errand = null;
  }

  #start(): void {
    this.#loop += 1;
    this.#next(this.#loop);
  }

  #next(loop: number): void {
    this.#channel.port2.postMessage(loop);
  }

  #tick(loop: number): void {
    if (loop !== this.#loop || !(this.running || this.settling)) return;
    try {
      const rested = this.#errand ? this.#settleSlice(this.#errand) : this.#paceSlice();
      if (!(this.running || this.settling)) return;
      if (rested) setTimeout(() => this.#tick(loop), REST_MS);
      else this.#next(loop);
    } catch (thrown) {
      this.stop();
      this.#onFault(thrown);
    }
  }

  /** An errand never rests. */
  #settleSlice(errand: Errand): false {
    const start = performance.now();
    if (errand(this.#stepsPerSlice)) this.#errand = null;
    this.#fitSlice(performance.now() - start, this.#stepsPerSlice);
    return false;
  }

  #paceSlice(): boolean {
    return this.#pace !== null && this.#slice(this.#pace);
  }

  /** One slice; true if the pace leaves time to rest. */
  #slice(pace: Pace): boolean {
    const start = performance.now();
    const due = this.#stepsDue(pace, start);
    const left = pace.untilStep - this.#race.steps;
    const wanted = Math.min(due, this.#stepsPerSlice, left);
    const taken = wanted > 0 ? this.#race.run(wanted) : 0;
    this.#measure(start, performance.now(), taken);
    const isOver = taken > 0 && this.#race.isOver;
    if (wanted >= left || taken < wanted || isOver) this.pause();
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

  #fitSlice(milliseconds: number, steps: number): void {
    const wanted = (steps * SLICE_MS) / Math.max(milliseconds, 0.1);
    this.#stepsPerSlice = Math.max(1, Math.min(Math.round(wanted), this.#stepsPerSlice * 2));
  }

  #measure(start: number, end: number, taken: number): void {
    if (taken > 0 && taken === this.#stepsPerSlice) this.#fitSlice(end - start, taken);
    this.#window.steps += taken;
    const elapsed = end - this.#window.start;
    if (elapsed >= WINDOW_MS || (this.#rate === 0 && elapsed > 50)) {
      this.#rate = (this.#window.steps / elapsed) * 1000;
      this.#window = { start: end, steps: 0 };
    }
  }
}
