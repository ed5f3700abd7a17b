import type { FileContent, PlaygroundPage } from './support/playground-page.ts';
import { csv, smallTable } from './support/tables.ts';
import { expect, test } from './support/test.ts';

test.describe.configure({ mode: 'parallel' });

/** The start of a real PNG image. */
const PNG = Uint8Array.from([
  0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1,
]);

interface BadFile {
  readonly what: string;
  readonly file: FileContent;
  /** What the sentence must say: the place and what was found there. */
  readonly says: RegExp;
}

/** Twenty rows: more different texts than categories would have. */
const twenty = (row: (i: number) => string) => Array.from({ length: 20 }, (_, i) => row(i));

const BAD_FILES: readonly BadFile[] = [
  { what: 'an empty file', file: { name: 'e.csv', content: '' }, says: /file is empty/ },
  {
    what: 'a header without rows',
    file: csv('h.csv', ['carat,price']),
    says: /one row, “carat,price”, and nothing below/,
  },
  {
    what: 'a single column',
    file: csv('s.csv', ['carat', '1', '2', '3']),
    says: /one column, “carat”/,
  },
  {
    what: 'text alone',
    file: csv('t.csv', ['name,note', ...twenty((i) => `gem ${i},found ${i} times`)]),
    says: /No column holds numbers or categories.*“name”/,
  },
  {
    what: 'a number column with a word in it',
    file: csv('w.csv', ['size,name', ...twenty((i) => `${i === 2 ? 'many' : i},gem ${i}`)]),
    says: /“size”.*row 4 holds “many”/,
  },
  {
    what: 'rows longer than the header',
    file: csv('r.csv', ['a,b,c', '1,2,3', '4,5,6,7', '6,7,8,9']),
    says: /Row 3 has 4 cells, the header has 3/,
  },
  {
    what: 'an unclosed quote',
    file: csv('q.csv', ['a,b', '1,2', '3,"four', '5,6']),
    says: /Row 3 opens a quote before “four/,
  },
  {
    what: 'an image with the wrong name',
    file: { name: 'photo.csv', content: PNG },
    says: /a PNG image, not a table/,
  },
  {
    what: 'one column that varies and one that does not',
    file: csv('c.csv', ['a,b', '1,5', '2,5', '3,5']),
    says: /\b(a|b)\b.*\b(one value|every row|constant|same)/,
  },
  {
    what: 'columns that are all constant',
    file: csv('k.csv', ['a,b', '1,5', '1,5', '1,5']),
    says: /\b(a|b)\b.*\b(one value|every row|constant|same)/,
  },
];

interface BadSetting {
  readonly key: string;
  readonly text: string;
  readonly says: RegExp;
  /** The choice among the advanced settings without which this one does not count. */
  readonly once?: { readonly key: string; readonly value: string };
}

const BAD_SETTINGS: readonly BadSetting[] = [
  { key: 'learning_rate', text: '-1', says: /learning rate is -1\. It must be at least 0/ },
  { key: 'learning_rate', text: 'NaN', says: /“NaN” is not a number/ },
  { key: 'learning_rate', text: 'quick', says: /“quick” is not a number/ },
  { key: 'learning_rate', text: '', says: /is not a number/ },
  { key: 'rho', text: '1', says: /rho is 1\. It must be at least 0 and below 1/ },
  { key: 'epsilon', text: '-1e-8', says: /epsilon is -1e-08\. It must be at least 0/ },
  { key: 'batch_size', text: '1000000', says: /larger than the 43,?152 training rows/ },
  { key: 'batch_size', text: '0', says: /batch size is 0/ },
  { key: 'batch_size', text: '12.5', says: /12\.5 is not a whole number/ },
  { key: 'weight_decay', text: '-0.1', says: /weight decay is -0\.1\. It must be at least 0/ },
  {
    key: 'clip',
    text: '0',
    says: /clipping limit clip is 0\. It must be above 0/,
    once: { key: 'clip_mode', value: 'value' },
  },
  {
    key: 'schedule_steps',
    text: '1.5',
    says: /1\.5 is not a whole number/,
    once: { key: 'schedule', value: 'step' },
  },
  {
    key: 'schedule_factor',
    text: '1.2',
    says: /schedule factor is 1\.2\. It must be above 0 and at most 1/,
    once: { key: 'schedule', value: 'step' },
  },
];

/** Starts a run that goes on for a minute. */
async function startSlowRun(playground: PlaygroundPage): Promise<void> {
  await playground.train();
  await playground.passes(3);
}

/** Table, task and run are the sample's, and the run goes on. */
async function expectRunGoesOn(playground: PlaygroundPage): Promise<void> {
  await expect(playground.tableName).toHaveText(/^diamonds\.csv/);
  await expect(playground.task).toContainText('Predict price from carat', { useInnerText: true });
  await expect(playground.trainButton).toHaveText('Pause');
  await playground.passes((await playground.stepCount()) + 3);
  await expect(playground.setting('batch_size')).toBeVisible();
}

test.beforeEach(async ({ playground }) => {
  await playground.open();
});

for (const { what, file, says } of BAD_FILES) {
  test(`${what} is refused with its place, and the run goes on`, async ({ playground }) => {
    await startSlowRun(playground);
    const before = await playground.stepCount();
    await playground.upload(file);
    await expect(playground.notice).toHaveText(says);
    expect(await playground.stepCount()).toBeGreaterThanOrEqual(before);
    await expectRunGoesOn(playground);
    await playground.button('Dismiss').click();
    await expect(playground.notice).toBeHidden();
  });
}

for (const { key, text, says, once } of BAD_SETTINGS) {
  test(`“${text}” as ${key} is refused below its field, and the run goes on`, async ({
    playground,
  }) => {
    await playground.openMore();
    if (once) await playground.setting(once.key).selectOption(once.value);
    await startSlowRun(playground);
    const accepted = await playground.setting(key).inputValue();
    await playground.type(key, text);
    await expect(playground.refusal(key)).toHaveText(says);
    await expect(playground.setting(key)).toHaveAttribute('aria-invalid', 'true');
    await expect(playground.setting(key)).toHaveValue(text);
    await expectRunGoesOn(playground);
    await playground.type(key, accepted);
    await expect(playground.refusal(key)).toBeHidden();
    await expect(playground.setting(key)).toHaveValue(accepted);
  });
}

test('a refusal shows the line it means, and offers the encoding that would read it', async ({
  playground,
}) => {
  await playground.open();
  await playground.upload(csv('q.csv', ['a,b', '1,2', '3,"four', '5,6']));
  await expect(playground.notice).toContainText('Row 3, from byte 8: 3,"four');
  const utf16 = Buffer.from(`a,b\n${'1,2\n3,5\n'.repeat(20)}`, 'utf16le');
  await playground.upload({ name: 'wide.csv', content: utf16 });
  await playground.notice.getByRole('button', { name: /^Read as utf-16le/ }).click();
  await expect(playground.tableName).toContainText('wide.csv');
  await expect(playground.word('read-as')).toHaveText(/^UTF-16 LE/);
});

test('a paused run stays where it was when a file is refused', async ({ playground }) => {
  await playground.button('One epoch').click();
  await expect(playground.step).toHaveText('85');
  const fingerprint = await playground.fingerprintNow();
  await playground.upload(csv('q.csv', ['a,b', '1,2', '3,"four', '5,6']));
  await expect(playground.notice).toHaveText(/Row 3/);
  await expect(playground.step).toHaveText('85');
  expect(await playground.fingerprintNow()).toBe(fingerprint);
  await playground.button('One step').click();
  await expect(playground.step).toHaveText('86');
});

test('a constant column is refused as target, with its name', async ({ playground }) => {
  const rows = Array.from({ length: 20 }, (_, row) => `${row},7,${row * 3}`);
  await playground.adopt(csv('constant.csv', ['a,seven,c', ...rows]));
  const task = await playground.task.innerText();
  const popover = await playground.openWord('target');
  await popover.getByRole('radio', { name: /^seven/ }).click();
  await expect(playground.root.locator('[data-refused-below="target"]')).toHaveText(
    /seven.*holds 7 in every row/,
  );
  await expect(playground.refusal('target')).toHaveText(/seven/);
  await playground.closeWord('target');
  expect(await playground.task.innerText()).toBe(task);
  await expect(playground.word('target')).toHaveText('c');
  await playground.button('One step').click();
  await expect(playground.step).toHaveText('1');
});

test('the last feature cannot be taken away, and the page says so', async ({ playground }) => {
  const popover = await playground.openWord('features');
  await popover.getByRole('checkbox', { name: 'carat' }).click();
  await expect(playground.refusal('features')).toHaveText(/No feature is chosen/);
  await expect(popover.getByRole('checkbox', { name: 'carat' })).toBeChecked();
  await playground.closeWord('features');
  await expect(playground.task).toContainText('Predict price from carat', { useInnerText: true });
});

test('a batch for a large table is made smaller for a small one, and the ledger says so', async ({
  playground,
}) => {
  await playground.adopt(smallTable('small.csv', 100));
  await expect(playground.ledger).toContainText('Batch set to 8 from 512');
  await expect(playground.setting('batch_size')).toHaveValue('8');
  await playground.type('batch_size', '81');
  await expect(playground.refusal('batch_size')).toHaveText(/larger than the 80 training rows/);
  await playground.button('One step').click();
  await expect(playground.step).toHaveText('1');
});

test('a run that diverges stops, names its step and restarts at a smaller rate', async ({
  playground,
}) => {
  await playground.type('learning_rate', '1e6');
  await playground.train();
  await expect(playground.notice).toHaveText(
    /RMSprop diverged at step [\d,]+: .*1,000,000 is too large/s,
  );
  const named = /at step ([\d,]+)/.exec(await playground.notice.innerText());
  const stopped = Number(named?.[1]?.replaceAll(',', ''));
  await expect(playground.card('RMSprop')).toContainText(`∞ at step ${named?.[1]}`);
  await expect(playground.part('rmse')).not.toHaveText(/NaN/);
  // The others go on.
  await playground.passes(stopped + 10);
  await expect(playground.trainButton).toHaveText('Pause');

  await playground.button('Restart at 100,000').click();
  await expect(playground.notice).toBeHidden();
  await expect(playground.step).toHaveText('0');
  await expect(playground.setting('learning_rate')).toHaveValue('100000');
  await playground.type('learning_rate', '0.01');
  await playground.train();
  await playground.passes(stopped + 10);
  await expect(playground.notice).toBeHidden();
});
