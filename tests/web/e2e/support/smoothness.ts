/** How evenly the page's own thread runs, measured in the page. */

import type { Page } from '@playwright/test';

export interface Smoothness {
  /** Tasks above 50 ms that the browser told of, by length in ms. */
  readonly longTasks: readonly number[];
  /** Time between animation frames in ms. */
  readonly medianFrame: number;
  readonly worstFrame: number;
  readonly frames: number;
  /** Measured for so many ms. */
  readonly elapsed: number;
}

declare global {
  interface Window {
    smoothness?: { start(): void; stop(): Smoothness };
  }
}

/** To be called before the page opens. */
export async function watchSmoothness(page: Page): Promise<void> {
  await page.addInitScript(() => {
    let tasks: number[] = [];
    let intervals: number[] = [];
    let last = 0;
    let started = 0;
    let running = false;
    const observer = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) tasks.push(Math.round(duration));
    });
    const frame = (now: number) => {
      if (last > 0) intervals.push(now - last);
      last = now;
      if (running) requestAnimationFrame(frame);
    };
    window.smoothness = {
      start() {
        observer.observe({ entryTypes: ['longtask'] });
        observer.takeRecords();
        tasks = [];
        intervals = [];
        last = 0;
        started = performance.now();
        running = true;
        requestAnimationFrame(frame);
      },
      stop() {
        running = false;
        for (const { duration } of observer.takeRecords()) tasks.push(Math.round(duration));
        observer.disconnect();
        const sorted = intervals.toSorted((a, b) => a - b);
        return {
          longTasks: tasks,
          medianFrame: Math.round(sorted[Math.floor(sorted.length / 2)] ?? 0),
          worstFrame: Math.round(sorted.at(-1) ?? 0),
          frames: sorted.length,
          elapsed: Math.round(performance.now() - started),
        };
      },
    };
  });
}

export async function measured(page: Page, during: () => Promise<void>): Promise<Smoothness> {
  await page.evaluate(() => window.smoothness!.start());
  await during();
  return page.evaluate(() => window.smoothness!.stop());
}
