import { describe, expect, test, vi } from 'vitest';
import { Pump, type Race } from '../../../web/src/worker/pump.ts';

/** A run that can only go `limit` steps, as one that diverges. */
class CountingRace implements Race {
  steps = 0;
  slices: number[] = [];
  isOver = false;
  readonly #limit: number;

  constructor(limit = Number.POSITIVE_INFINITY) {
    this.#limit = limit;
  }

  run(steps: number): number {
    const taken = Math.min(steps, this.#limit - this.steps);
    this.steps += taken;
    this.slices.push(taken);
    return taken;
  }
}

async function ended(pump: Pump): Promise<void> {
  while (pump.running) await new Promise((resolve) => setTimeout(resolve, 2));
}

const FULL = Number.POSITIVE_INFINITY;

describe('the pump', () => {
  test('stops exactly at the planned step, however slices fall', async () => {
    const race = new CountingRace();
    const pump = new Pump(race, () => {});
    pump.play({ untilStep: 12345, stepsPerSecond: FULL });
    await ended(pump);
    expect(race.steps).toBe(12345);
  });

  test('stops when the run takes fewer steps than asked, as a diverged one does', async () => {
    const race = new CountingRace(100);
    const pump = new Pump(race, () => {});
    pump.play({ untilStep: 1e9, stepsPerSecond: FULL });
    await ended(pump);
    expect(race.steps).toBe(100);
  });

  test('stops where the race ends itself, also where a slice ends just there', async () => {
    const race = new CountingRace();
    const pump = new Pump(race, () => {});
    race.isOver = true;
    pump.play({ untilStep: 1e9, stepsPerSecond: 500 });
    await ended(pump);
    expect(race.slices.filter((taken) => taken > 0)).toHaveLength(1);
  });

  test('hears a pause between slices', async () => {
    const race = new CountingRace();
    const pump = new Pump(race, () => {});
    pump.play({ untilStep: Number.MAX_SAFE_INTEGER, stepsPerSecond: FULL });
    await new Promise((resolve) => setTimeout(resolve, 20));
    pump.pause();
    const steps = race.steps;
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(race.steps).toBe(steps);
    expect(steps).toBeGreaterThan(0);
  });

  test('keeps to its pace: never ahead of the clock', async () => {
    const race = new CountingRace();
    const pump = new Pump(race, () => {});
    const start = performance.now();
    pump.play({ untilStep: 30, stepsPerSecond: 100 });
    await ended(pump);
    expect(race.steps).toBe(30);
    expect(performance.now() - start).toBeGreaterThanOrEqual(290);
  });

  test('a change of pace takes effect without a second loop', async () => {
    const race = new CountingRace();
    const pump = new Pump(race, () => {});
    pump.play({ untilStep: 1000, stepsPerSecond: 1 });
    pump.play({ untilStep: 1000, stepsPerSecond: FULL });
    await ended(pump);
    expect(race.steps).toBe(1000);
  });

  test('pausing and going on again while it rests leaves one loop, not two', async () => {
    const race = new CountingRace();
    const pump = new Pump(race, () => {});
    const resting: (() => void)[] = [];
    const later = vi.spyOn(globalThis, 'setTimeout').mockImplementation(((rest: () => void) => {
      resting.push(rest);
      return 0;
    }) as unknown as typeof setTimeout);
    const turns = async () => {
      for (let turn = 0; turn < 5; turn += 1) await new Promise((done) => setImmediate(done));
    };
    for (let start = 1; start <= 3; start += 1) {
      pump.play({ untilStep: 1000, stepsPerSecond: 1 });
      await turns();
      if (start < 3) pump.pause();
    }
    expect(resting.length).toBe(3);
    for (const rest of resting.splice(0)) rest();
    expect(resting.length).toBe(1);
    later.mockRestore();
    pump.pause();
  });

  test('reports a fault of the run and stops', async () => {
    const faults: unknown[] = [];
    const failing: Race = {
      steps: 0,
      isOver: false,
      run() {
        throw new Error('broken');
      },
    };
    const pump = new Pump(failing, (thrown) => faults.push(thrown));
    pump.play({ untilStep: 10, stepsPerSecond: FULL });
    await ended(pump);
    expect(faults).toHaveLength(1);
  });

  test('does an errand before the run goes on, and says that it is under way', async () => {
    const race = new CountingRace();
    const pump = new Pump(race, () => {});
    let left = 1000;
    const stepsAtEnd: number[] = [];
    pump.settle((most) => {
      left -= most;
      if (left <= 0) stepsAtEnd.push(race.steps);
      return left <= 0;
    });
    pump.play({ untilStep: 500, stepsPerSecond: FULL });
    expect(pump.settling).toBe(true);
    await ended(pump);
    expect(pump.settling).toBe(false);
    expect(stepsAtEnd).toEqual([0]);
    expect(race.steps).toBe(500);
  });

  test('finishes an errand while paused, and gives it up when stopped', async () => {
    const pump = new Pump(new CountingRace(), () => {});
    let calls = 0;
    pump.settle(() => ++calls === 3);
    while (pump.settling) await new Promise((resolve) => setTimeout(resolve, 2));
    expect(calls).toBe(3);
    pump.settle(() => false);
    pump.stop();
    expect(pump.settling).toBe(false);
  });
});
