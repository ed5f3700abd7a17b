import { readFile } from 'node:fs/promises';
/** Several optimizers on the same data, start and batches; and the way back through their run. */

import { PlaygroundPage } from './support/playground-page.ts';
import { expect, test } from './support/test.ts';

test.beforeEach(async ({ playground }) => {
  await playground.open();
});

test('a race says what it compares', async ({ playground }) => {
  expect(await playground.runners()).toEqual(['RMSprop', 'Adam', 'SGD']);
  await expect(playground.task).toContainText('every optimizer at the same learning rate, 0.01', {
    useInnerText: true,
  });
  await playground.type('learning_rate', '0.02');
  await expect(playground.task).toContainText('each optimizer at a learning rate of its own', {
    useInnerText: true,
  });
});

test('a rival that joins late catches up, and stands where it would have from the start', async ({
  playground,
}) => {
  await playground.button('One epoch').click();
  await expect(playground.step).toHaveText('85');
  const popover = await playground.openWord('rival');
  await popover.locator('input[value="adagrad"]').click();
  await playground.closeWord('rival');
  await expect.poll(() => playground.runners()).toEqual(['RMSprop', 'Adam', 'SGD', 'AdaGrad']);
  await expect(playground.word('optimizer')).toHaveText('AdaGrad');
  const late = await playground.fingerprintNow();
  await playground.button('Restart').click();
  await expect(playground.step).toHaveText('0');
  await playground.button('One epoch').click();
  await expect(playground.step).toHaveText('85');
  expect(await playground.fingerprintNow()).toBe(late);
});

test('runners are duplicated, moved and removed, and keep their colours', async ({
  playground,
}) => {
  await playground.button('One epoch').click();
  await expect(playground.step).toHaveText('85');
  const original = await playground.fingerprintNow();
  await playground.button('Duplicate').click();
  await expect.poll(() => playground.runners()).toEqual(['RMSprop', 'RMSprop 2', 'Adam', 'SGD']);
  await expect(playground.word('optimizer')).toHaveText('RMSprop 2');
  expect(await playground.fingerprintNow()).toBe(original);
  await expect(playground.card('RMSprop 2')).toHaveAttribute('data-slot', '4');

  await playground.lookAt('SGD');
  await playground.button('Move up').click();
  await expect.poll(() => playground.runners()).toEqual(['RMSprop', 'RMSprop 2', 'SGD', 'Adam']);
  await expect(playground.card('SGD')).toHaveAttribute('data-slot', '3');
  await playground.button('Remove').click();
  await expect.poll(() => playground.runners()).toEqual(['RMSprop', 'RMSprop 2', 'Adam']);
  await expect(playground.word('optimizer')).toHaveText('RMSprop');
  expect(await playground.fingerprintNow()).toBe(original);
});

test('a race is full at six runners, and the last one cannot be removed', async ({
  playground,
}) => {
  for (let count = 4; count <= 6; count += 1) {
    await playground.button('Duplicate').click();
    await expect.poll(async () => (await playground.runners()).length).toBe(count);
  }
  await expect(playground.button('Duplicate')).toBeDisabled();
  await expect(playground.root).toContainText('A race has at most 6 runners.');
  for (let count = 5; count >= 1; count -= 1) {
    await playground.button('Remove').click();
    await expect.poll(async () => (await playground.runners()).length).toBe(count);
  }
  await expect(playground.button('Remove')).toBeDisabled();
  await expect(playground.task).not.toContainText('learning rate', { useInnerText: true });
});

test('the run goes back and forth to the same bits: button, keys, and the ribbon', async ({
  page,
  playground,
}) => {
  await playground.button('One step').click();
  await playground.button('One step').click();
  await expect(playground.step).toHaveText('2');
  const atTwo = await playground.fingerprintNow();
  await playground.button('One epoch').click();
  await expect(playground.step).toHaveText('87');
  const atEnd = await playground.fingerprintNow();

  await playground.button('One step back').click();
  await expect(playground.step).toHaveText('86');
  await page.keyboard.press('ArrowLeft');
  await expect(playground.step).toHaveText('85');

  await expect(playground.scrubber).toHaveAttribute('aria-valuemax', '87');
  await playground.scrubber.focus();
  await page.keyboard.press('Home');
  await expect(playground.step).toHaveText('0');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(playground.step).toHaveText('2');
  expect(await playground.fingerprintNow()).toBe(atTwo);
  await page.keyboard.press('End');
  await expect(playground.step).toHaveText('87');
  expect(await playground.fingerprintNow()).toBe(atEnd);

  const box = (await playground.scrubber.boundingBox())!;
  await page.mouse.move(box.x + box.width * 0.2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.4, box.y + box.height / 2, { steps: 4 });
  await page.mouse.up();
  await expect.poll(() => playground.stepCount()).toBeGreaterThan(30);
  expect(await playground.stepCount()).toBeLessThan(60);
});

test('a change made in the past keeps that past and makes another future', async ({
  playground,
}) => {
  await playground.button('One epoch').click();
  await expect(playground.step).toHaveText('85');
  const before = await playground.fingerprintNow();
  await playground.button('One step back').click();
  await expect(playground.step).toHaveText('84');
  await playground.type('learning_rate', '0.05');
  await playground.button('One step').click();
  await expect(playground.step).toHaveText('85');
  expect(await playground.fingerprintNow()).not.toBe(before);
});

test('a link holds the whole race', async ({ page, playground, context }) => {
  await playground.lookAt('SGD');
  await playground.type('learning_rate', '0.1');
  await expect.poll(() => decodeURIComponent(page.url())).toContain('sgd:learning_rate=0.1');
  await playground.button('One epoch').click();
  await expect(playground.step).toHaveText('85');
  const here = await playground.fingerprintNow();
  const other = await context.newPage();
  await other.goto(page.url());
  const there = new PlaygroundPage(other);
  await there.ready();
  expect(await there.runners()).toEqual(['RMSprop', 'Adam', 'SGD']);
  await there.lookAt('SGD');
  await there.button('One epoch').click();
  await expect(there.step).toHaveText('85');
  expect(await there.fingerprintNow()).toBe(here);
});

test('every setting can be taken back and made again, by button and keys', async ({
  page,
  playground,
}) => {
  await expect(playground.button('Undo').first()).toBeDisabled();
  await playground.button('MLP').click();
  await expect(playground.part('parameter-count')).toHaveText('49 parameters');
  await playground.lookAt('Adam');
  await playground.button('Remove').click();
  await expect.poll(() => playground.runners()).toEqual(['RMSprop', 'SGD']);
  await playground.type('learning_rate', '0.5');
  await playground.root.locator('h2').first().click();

  await page.keyboard.press('Control+z');
  await expect(playground.setting('learning_rate')).toHaveValue('0.01');
  await page.keyboard.press('Control+z');
  await expect.poll(() => playground.runners()).toEqual(['RMSprop', 'Adam', 'SGD']);
  await expect(playground.card('Adam')).toHaveAttribute('data-slot', '2');
  await playground.button('Undo').first().click();
  await expect(playground.part('parameter-count')).toHaveText('2 parameters');
  await page.keyboard.press('Control+Shift+z');
  await page.keyboard.press('Control+y');
  await expect.poll(() => playground.runners()).toEqual(['RMSprop', 'SGD']);
  await expect(playground.part('parameter-count')).toHaveText('49 parameters');
});

test('a chart is saved as picture and as values', async ({ page, playground }) => {
  await playground.button('One epoch').click();
  await expect(playground.step).toHaveText('85');
  const save = async (kind: string) => {
    const popover = playground.root.locator('#word-save-loss');
    await playground.root.locator('[data-word="word-save-loss"]').click();
    const waiting = page.waitForEvent('download');
    await popover.locator(`[data-save="${kind}"]`).click();
    const download = await waiting;
    await page.keyboard.press('Escape');
    return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
  };
  const svg = await save('svg');
  expect(svg.name).toBe('loss.svg');
  const text = svg.bytes.toString();
  expect(text).toMatch(/^<svg [^>]*xmlns=/);
  for (const name of ['RMSprop', 'Adam', 'SGD', 'validation', 'steps'])
    expect(text).toContain(name);
  expect(text).not.toMatch(/NaN|undefined/);
  const png = await save('png');
  expect([...png.bytes.subarray(0, 4)]).toEqual([0x89, 0x50, 0x4e, 0x47]);
  expect(png.bytes.length).toBeGreaterThan(5000);
  const csv = await save('csv');
  expect(csv.bytes.toString()).toMatch(/^line,steps,value\r\nAdam,\d/);
});
