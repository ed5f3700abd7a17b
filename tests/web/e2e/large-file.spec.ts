import { rmSync } from 'node:fs';
import type { TestInfo } from '@playwright/test';
import { writeLargeFile } from './support/large-file.ts';
import { peakMemory } from './support/memory.ts';
import type { PlaygroundPage } from './support/playground-page.ts';
import { measured, type Smoothness, watchSmoothness } from './support/smoothness.ts';
import { expect, test } from './support/test.ts';
import { textsSeen, watchTexts } from './support/texts-seen.ts';

const MEGABYTES = 100;
const COLUMNS = 12;
/** The run must not come to its end while it is watched. */
const MANY_EPOCHS = '1000000';
const FULL_SPEED = Number.POSITIVE_INFINITY;

/**
 * The aim is that no task of the page takes more than 50 ms. This file runs alone (see
 * playwright.config.ts): then none does, and frames come every 17 ms. The bounds leave room for a
 * machine that gives its time to somebody else, and none for a page that reads the file or trains
 * the model itself, or draws too much for a frame. The figures are attached to the test.
 */
const MOST_FRAME_MS = 34;
const MOST_BLOCKED = 0.1;
const LONGEST_TASK_MS = 150;

function expectSmooth(figures: Smoothness, info: TestInfo, during: string): void {
  info.annotations.push({ type: during, description: JSON.stringify(figures) });
  expect(figures.frames, `frames while ${during}`).toBeGreaterThan(5);
  expect(figures.medianFrame, `median frame while ${during}`).toBeLessThan(MOST_FRAME_MS);
  const blocked = figures.longTasks.reduce((sum, length) => sum + length - 50, 0);
  expect(blocked / figures.elapsed, `share of blocked time while ${during}`).toBeLessThan(
    MOST_BLOCKED,
  );
  expect(Math.max(0, ...figures.longTasks), `longest task while ${during}`).toBeLessThan(
    LONGEST_TASK_MS,
  );
}

/** A click is answered while something else goes on. */
async function expectAnswers(playground: PlaygroundPage): Promise<void> {
  for (const tab of ['table', 'fit'] as const) {
    await playground.tab(tab).click();
    await expect(playground.tab(tab)).toHaveAttribute('aria-selected', 'true');
  }
}

/** Bytes that a table's numbers take, each once. */
const numberBytes = (rows: number) => rows * COLUMNS * 8;

test('100 MB of numbers are read without a long task of the page, in little memory', async ({
  page,
  playground,
}, info) => {
  const file = writeLargeFile(info.outputPath('large.csv'), MEGABYTES * 1e6);
  await watchSmoothness(page);
  await playground.open();
  const browser = page.context().browser()!;
  const atRest = await peakMemory(browser);
  const reading = playground.part('reading');
  const readings: Smoothness[] = [];
  // A task is as long as the machine makes it that gives its time to somebody else meanwhile: the
  // page is held to the best of three readings.
  while (readings.length < 3) {
    const figures = await measured(page, async () => {
      await playground.upload(file.path);
      await expect(reading).toBeVisible();
      await expect(reading).toBeHidden({ timeout: 30_000 });
    });
    readings.push(figures);
    const taken = (await peakMemory(browser)) - atRest;
    const description = JSON.stringify({ ...figures, megabytes: Math.round(taken / 1e6) });
    info.annotations.push({ type: 'reading 100 MB', description });
    expect(taken, 'memory taken').toBeLessThan(4 * numberBytes(file.rows) + 100e6);
    if (figures.longTasks.length === 0) break;
  }
  await expect(playground.tableName).toHaveText(/^large\.csv/);
  expect(readings.at(-1)!.longTasks, 'tasks over 50 ms').toEqual([]);
  rmSync(file.path);
});

test('a large file is read with progress, can be cancelled, and leaves the page smooth', async ({
  page,
  playground,
}, info) => {
  const file = writeLargeFile(info.outputPath('large.csv'), MEGABYTES * 1e6);
  await watchSmoothness(page);
  await playground.open();
  const reading = playground.part('reading');

  await playground.upload(file.path);
  await expect(reading).toContainText(/Reading large\.csv: [1-9][\d,]*\srows/);
  await reading.getByRole('button', { name: 'Cancel' }).click();
  await expect(reading).toBeHidden();
  await expect(playground.tableName).toHaveText(/^diamonds\.csv/);
  await expect(playground.notice).toBeHidden();
  await playground.button('One epoch').click();
  await expect(playground.step).toHaveText('85');

  await watchTexts(playground.root, '[data-test="reading"] [role="status"]');
  const whileReading = await measured(page, async () => {
    await playground.upload(file.path);
    await expect(reading).toBeVisible();
    await expectAnswers(playground);
    await expect(reading).toBeHidden({ timeout: 20_000 });
  });
  const counts = (await textsSeen(page)).filter((text) => /\d\srows/.test(text));
  expect(counts.length, 'row counts seen').toBeGreaterThan(5);
  await expect(playground.tableName).toHaveText(/^large\.csv/);
  await expect(playground.ledger).toContainText(file.rows.toLocaleString('en-US'));
  expectSmooth(whileReading, info, 'reading');

  await playground.button('One step').click();
  await expect(playground.step).toHaveText('1');
  rmSync(file.path);
});

test('a run at full speed leaves the page smooth', async ({ page, playground }, info) => {
  await watchSmoothness(page);
  await playground.open();
  await playground.chooseSpeed(FULL_SPEED);
  await playground.typeInWord('epochs', 'epochs', MANY_EPOCHS);
  await playground.train();
  await playground.passes(100);
  const whileTraining = await measured(page, async () => {
    for (let round = 0; round < 4; round += 1) {
      await playground.passes((await playground.stepCount()) + 1000);
      await expectAnswers(playground);
    }
  });
  await playground.pause();
  await playground.fingerprintNow();
  expectSmooth(whileTraining, info, 'training');
});
