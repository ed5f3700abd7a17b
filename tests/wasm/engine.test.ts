/** The engine on the real core in Node: what the worker does, without the worker. */

import { describe, expect, test } from 'vitest';
import type { PlaygroundError } from '../../web/src/base/playground-error.ts';
import { type HyperValue, optimizerAs } from '../../web/src/recipe/optimizers.ts';
import { runnersOf } from '../../web/src/recipe/runners.ts';
import type { Engine } from '../../web/src/worker/engine.ts';
import { scoreTable } from '../../web/src/worker/score-table.ts';
import { csv, lookAt, readDiamonds, recipe, useEngines } from './core.ts';

/** With all weights. */
const look = (engine: Engine) => lookAt(engine, { weights: Number.POSITIVE_INFINITY });

/** All of a look but for how long the steps took. */
function timeless({ frame }: ReturnType<typeof look>) {
  const runners = frame.runners.map((runner) => ({ ...runner, millisecondsPerStep: 0 }));
  return { ...frame, runners };
}

const engines = useEngines();

/** y = 3 x + 2 exactly, 200 rows. */
function lineText(): string {
  const rows = Array.from({ length: 200 }, (_, i) => `${i / 10},${3 * (i / 10) + 2}`);
  return `x,y\n${rows.join('\n')}\n`;
}

async function lineEngine(changes = {}): Promise<Engine> {
  const engine = engines.make();
  engine.offer(await csv(lineText()));
  engine.configure(recipe({ target: 'y', features: ['x'], batch_size: 16, ...changes }), true);
  return engine;
}

/** RMSprop, the textbook's but for these values. */
function rmsprop(changes: Record<string, HyperValue>) {
  const optimizer = optimizerAs('rmsprop');
  return { ...optimizer, values: { ...optimizer.values, ...changes } };
}

function errorOf(body: () => unknown): PlaygroundError {
  try {
    body();
  } catch (thrown) {
    return thrown as PlaygroundError;
  }
  throw new Error('nothing was thrown');
}

/** Kinds that a colour and a size tell apart; some cells are empty. */
function kindsText(): string {
  const rows = Array.from({ length: 300 }, (_, i) => {
    const size = ((i * 37) % 101) / 50 - 1;
    const colour = i % 3 === 0 ? 'blue' : 'red';
    const kind = colour === 'blue' ? 'c' : size > 0 ? 'b' : 'a';
    return `${i % 50 === 7 ? '' : size},${i % 60 === 5 ? '' : colour},${kind}`;
  });
  return `size,colour,kind\n${rows.join('\n')}\n`;
}

async function kindsEngine(changes = {}) {
  const engine = engines.make();
  engine.offer(await csv(kindsText()));
  const wanted = { target: 'kind', features: ['size', 'colour'], batch_size: 16, ...changes };
  return { engine, ...engine.configure(recipe(wanted), true) };
}

describe('a table of categories', () => {
  test('is learnt as classes from numbers and categories', async () => {
    const { engine, info } = await kindsEngine({ model: 'mlp', hidden_units: [8] });
    expect([...info.classes].sort()).toEqual(['a', 'b', 'c']);
    expect(info.parameterCount).toBe((2 + 1) * 8 + (8 + 1) * 3);
    engine.setRunners(runnersOf([rmsprop({ learning_rate: 0.02 })]), null);
    engine.run(1000);
    const { metrics, confusion } = look(engine);
    expect(metrics.validationAccuracy).toBeGreaterThan(0.9);
    expect(metrics.validationRmse).toBeNaN();
    expect(confusion.reduce((sum, count) => sum + count, 0)).toBe(info.validationRows);
  });

  test('is counted anew at every step it is looked at, after a restart too', async () => {
    const { engine } = await kindsEngine({ missing_cells: 'mean' });
    const agrees = () => {
      const { metrics, confusion } = look(engine);
      const right = confusion[0]! + confusion[4]! + confusion[8]!;
      const all = confusion.reduce((sum, count) => sum + count, 0);
      expect(right / all).toBeCloseTo(metrics.validationAccuracy, 12);
      return metrics.validationAccuracy;
    };
    const before = agrees();
    engine.run(300);
    expect(agrees()).not.toBe(before);
    expect(agrees()).not.toBe(before);
    engine.restart();
    expect(agrees()).toBe(before);
  });

  test('leaves out rows with empty cells, or fills them, and says so', async () => {
    const left = (await kindsEngine()).info;
    const counts = (ledger: typeof left.ledger, action: string) =>
      ledger.filter((entry) => entry.action === action).map(({ column, count }) => [column, count]);
    expect(counts(left.ledger, 'row_with_missing_cell')).toEqual([
      ['size', 6],
      ['colour', 5],
    ]);
    expect(left.trainingRows + left.validationRows).toBe(289);
    const filled = (await kindsEngine({ missing_cells: 'median' })).info;
    expect(counts(filled.ledger, 'cells_filled')).toEqual([
      ['size', 6],
      ['colour', 5],
    ]);
    expect(filled.trainingRows + filled.validationRows).toBe(300);
  });

  test('is split so that every class keeps its share', async () => {
    const { engine, info } = await kindsEngine({ split: 'stratified', missing_cells: 'mean' });
    const { confusion } = look(engine);
    const rowOf = (k: number) => confusion.slice(3 * k, 3 * k + 3).reduce((a, b) => a + b, 0);
    const blue = info.classes.indexOf('c');
    expect(rowOf(blue)).toBe(20);
  });
});

describe('a session through WASM', () => {
  test('learns an exact line and tells its slope and intercept in the units of the table', async () => {
    const engine = await lineEngine({ runners: runnersOf([rmsprop({ learning_rate: 0.05 })]) });
    engine.run(2000);
    engine.setRunners(runnersOf([rmsprop({ learning_rate: 0.0005 })]), null);
    engine.run(2000);
    const { coefficients, metrics } = look(engine);
    expect(coefficients[0]).toBeCloseTo(3, 1);
    expect(coefficients[1]).toBeCloseTo(2, 0);
    expect(metrics.validationR2).toBeGreaterThan(0.999);
  });

  test('gives the same bits in one run and in many slices', async () => {
    const whole = await lineEngine({ model: 'mlp', hidden_units: [5] });
    const sliced = await lineEngine({ model: 'mlp', hidden_units: [5] });
    whole.run(300);
    for (const steps of [1, 2, 97, 150, 50]) sliced.run(steps);
    expect(look(sliced).fingerprint).toBe(look(whole).fingerprint);
    expect(timeless(look(sliced))).toEqual(timeless(look(whole)));
  });

  test('restarts exactly', async () => {
    const engine = await lineEngine();
    const start = timeless(look(engine));
    engine.run(50);
    const first = timeless(look(engine));
    engine.restart();
    expect(timeless(look(engine))).toEqual(start);
    engine.run(50);
    expect(timeless(look(engine))).toEqual(first);
  });

  test('a frame stays as it was while the memory of the core grows', async () => {
    const engine = await lineEngine();
    engine.run(100);
    const frame = look(engine);
    const before = structuredClone(frame);
    engine.offer(await readDiamonds());
    engine.configure(
      recipe({ target: 'price', features: ['carat', 'x'], model: 'mlp', hidden_units: [256, 256] }),
      true,
    );
    engine.run(2);
    expect(frame).toEqual(before);
    expect(frame.losses.length).toBeGreaterThan(0);
  });

  test('keeps table and run when a configuration is refused', async () => {
    const engine = await lineEngine();
    engine.run(10);
    const before = look(engine);
    const good = recipe({ target: 'y', features: ['x'], batch_size: 16 });
    expect(errorOf(() => engine.configure({ ...good, batch_size: 1000 }, false))).toMatchObject({
      code: 'setting_out_of_range',
      where: 'batch_size',
    });
    expect(errorOf(() => engine.configure({ ...good, features: ['z'] }, false))).toMatchObject({
      code: 'column_not_found',
      where: 'features',
    });
    expect(look(engine)).toEqual(before);
  });

  test('drops an offered table that cannot be used and goes on with the old one', async () => {
    const engine = await lineEngine();
    engine.offer(await csv('a,b\n1,7\n2,7\n3,7\n4,7\n'));
    const constant = recipe({ target: 'b', features: ['a'], batch_size: 1 });
    const error = errorOf(() => engine.configure(constant, true));
    expect(error).toMatchObject({ code: 'target_constant', where: 'column b' });
    expect(error.message).toMatch(/Column b holds 7 in every row/);
    engine.configure(recipe({ target: 'y', features: ['x'], batch_size: 16 }), false);
    expect(engine.run(5)).toBe(5);
  });

  test('names columns by their text, whatever it is', async () => {
    const engine = engines.make();
    engine.offer(await csv('__proto__,constructor,target\n1,2,3\n2,3,5\n3,5,8\n4,6,9\n'));
    const { info } = engine.configure(
      recipe({ target: '__proto__', features: ['constructor', 'target'], batch_size: 1 }),
      true,
    );
    expect(info.parameterCount).toBe(3);
  });

  test('stops a diverging run with its step and cause, and does not throw', async () => {
    const engine = await lineEngine({ runners: runnersOf([rmsprop({ learning_rate: 1e6 })]) });
    expect(engine.run(1000)).toBeLessThan(1000);
    expect(look(engine).divergence).toMatchObject({ cause: 'loss_exploded' });
    expect(look(engine).divergence?.step).toBe(engine.steps);
  });

  test('shows as many weights as asked for, and of a large model not every effective step', async () => {
    const engine = await lineEngine({ model: 'mlp', hidden_units: [200, 200] });
    engine.run(1);
    const few = lookAt(engine, { weights: 10 });
    expect(few.weights.values.length).toBe(10);
    const all = look(engine);
    expect(all.weights.values.length).toBe(200 + 200 + 200 * 200 + 200 + 200 + 1);
    expect(all.effectiveSteps.length).toBeLessThanOrEqual(8192);
    expect(all.effectiveSteps[1]).toBe(all.weights.effectiveSteps[5]); // every fifth of 40,801
  });

  test('histories stay bounded over a million steps', async () => {
    const engine = await lineEngine();
    engine.run(1_000_000);
    const frame = lookAt(engine, {}, { running: true });
    expect(frame.losses.length).toBeLessThanOrEqual(4 * 1024);
    expect(frame.evaluations.length).toBeLessThanOrEqual(9 * 1024);
  });
});

/** Days of 2023 and what they sold; every fifth row is set apart. */
function salesText(): string {
  const rows = Array.from({ length: 200 }, (_, i) => {
    const day = new Date(Date.UTC(2023, 0, 1 + i)).toISOString().slice(0, 10);
    return `${day},${i % 5 === 0 ? 'test' : 'train'},${i % 4},${i + (i % 4) * 10}`;
  });
  return `day,set,stars,sold\n${rows.join('\n')}\n`;
}

async function salesEngine(changes = {}) {
  const engine = engines.make();
  engine.offer(await csv(salesText()));
  const wanted = { target: 'sold', features: ['day', 'stars'], batch_size: 16, ...changes };
  return { engine, ...engine.configure(recipe(wanted), true) };
}

describe('a table split by one of its columns', () => {
  test('validates the latest rows', async () => {
    const { engine } = await salesEngine({ split: 'latest', split_column: 'day' });
    expect([...engine.validationRows]).toEqual(Array.from({ length: 40 }, (_, i) => 160 + i));
  });

  test('validates the rows with one value, a text or a number', async () => {
    const split = { split: 'by_value', split_column: 'set', validation_value: 'test' };
    const byText = await salesEngine(split);
    expect([...byText.engine.validationRows].every((row) => row % 5 === 0)).toBe(true);
    expect(byText.info.validationRows).toBe(40);
    const byNumber = await salesEngine({ ...split, split_column: 'stars', validation_value: '3' });
    expect([...byNumber.engine.validationRows].every((row) => row % 4 === 3)).toBe(true);
  });

  test('has a value that does not occur refused, and a column that is not there', async () => {
    const { engine } = await salesEngine();
    const wanted = {
      target: 'sold',
      features: ['stars'],
      batch_size: 16,
      split: 'by_value' as const,
    };
    const refusal = (changes: object) =>
      errorOf(() => engine.configure(recipe({ ...wanted, ...changes }), false));
    expect(refusal({ split_column: 'set', validation_value: 'dev' })).toMatchObject({
      code: 'setting_not_a_choice',
      where: 'validation_value',
    });
    expect(refusal({ split_column: 'gone' })).toMatchObject({ where: 'split_column' });
  });
});

describe('columns with a treatment of their own', () => {
  test('are filled, scaled and taken apart as it says', async () => {
    const { info } = await salesEngine({
      treatments: [
        { column: 'day', date_parts: ['month', 'weekday'], scaling: 'none' },
        { column: 'stars', scaling: 'min_max' },
      ],
    });
    expect(info.inputs).toEqual(['day: month', 'day: weekday', 'stars']);
    const scaled = info.ledger.filter(({ action }) => action === 'scaled');
    expect(scaled.map(({ column, text }) => [column, text])).toEqual([['stars', 'min_max']]);
  });

  test('refuse to be filled with what is no number', async () => {
    const treatments = [{ column: 'stars', missing_cells: 'constant', constant: 'many' }];
    const thrown = await salesEngine({ treatments }).catch((error: unknown) => error);
    expect(thrown).toMatchObject({ code: 'setting_not_a_number', where: 'column stars' });
  });
});

describe('a number that is classified', () => {
  test('has its values for classes, and its predictions are theirs', async () => {
    const { engine, info } = await salesEngine({
      target: 'stars',
      features: ['sold', 'day'],
      task: 'classification',
    });
    expect(info.classes).toEqual(['0', '1', '2', '3']);
    const { metrics } = look(engine);
    expect(metrics.validationAccuracy).not.toBeNaN();
  });
});

describe('rows of the table', () => {
  test('are shown as the model gets them, before scaling', async () => {
    const { engine } = await salesEngine();
    expect(engine.rows([0, 6])).toEqual({
      columns: ['day', 'set', 'stars', 'sold'],
      rows: [
        ['2023-01-01', 'test', 0, 0],
        ['2023-01-07', 'train', 2, 26],
      ],
    });
  });
});

describe('another table', () => {
  const score = async (engine: Engine, text: string) =>
    scoreTable(engine, new Blob([text]), 'new.csv', true);

  test('has its cells and predictions written side by side, its own names kept apart', async () => {
    const { engine } = await salesEngine({ features: ['stars'] });
    engine.run(50);
    const scored = await score(engine, 'predicted sold,stars\n=1+1,2\n-5,\n@x,3\n');
    expect(scored).toMatchObject({ rows: 3, scoredRows: 2, guardedCells: 2 });
    const lines = (await scored.csv.text()).trimEnd().split('\r\n');
    expect(lines[0]).toBe('predicted sold,stars,predicted sold (2)');
    expect(lines[1]).toMatch(/^'=1\+1,2,-?\d/);
    expect(lines[2]).toBe('-5,,');
    expect(lines[3]).toMatch(/^'@x,3,-?\d/);
    expect(scored.preview).toHaveLength(4);
  });

  test('is predicted exactly as its rows were when the model was trained on them', async () => {
    const { engine, info } = await salesEngine();
    engine.run(200);
    const scored = await score(engine, salesText());
    const lines = (await scored.csv.text()).trimEnd().split('\r\n').slice(1);
    const predicted = lines.map((line) => Number(line.split(',').at(-1)));
    const { predictions } = look(engine);
    expect(info.sampleTarget).toHaveLength(40);
    const rows = [...engine.validationRows];
    expect(rows.map((row) => predicted[row])).toEqual([...predictions]);
  });

  test('of classes gets a label and a probability of each', async () => {
    const { engine } = await kindsEngine({ missing_cells: 'median' });
    engine.run(300);
    const scored = await score(engine, 'colour,size\nblue,0.5\nred,0.9\n');
    const [header, first] = (await scored.csv.text()).split('\r\n');
    expect(header).toMatch(/^colour,size,predicted kind,probability of kind [abc],/);
    expect(first).toMatch(/^blue,0\.5,c,/);
    const probabilities = first!.split(',').slice(3).map(Number);
    expect(probabilities.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 6);
  });

  test('whose column holds text where the model wants numbers is refused with the reason', async () => {
    const { engine } = await salesEngine({ features: ['stars'] });
    await expect(score(engine, 'stars,b\nmany,1\nfew,2\n')).rejects.toMatchObject({
      code: 'table_invalid',
      where: 'column stars',
    });
  });
});

describe('the fit', () => {
  test('over one input has all others as usual', async () => {
    const engine = engines.make();
    const rows = Array.from({ length: 100 }, (_, i) => `${i},${(i * 7) % 13},${2 * i + 5}`);
    engine.offer(await csv(`a,b,y\n${rows.join('\n')}\n`));
    const wanted = recipe({ target: 'y', features: ['a', 'b'], batch_size: 16 });
    const { info } = engine.configure(wanted, true);
    expect(info.numberInputs).toEqual([0, 1]);
    expect(info.typical.length).toBe(2);
    const { curve, frame } = lookAt(engine, { fit: { kind: 'curve', input: 1 } });
    expect(frame.fit.x.length).toBe(info.sampleTarget.length);
    expect(curve[0]).toBe(Math.min(...frame.fit.x));
    expect(curve.length % 2).toBe(0);
    expect(lookAt(engine).curve.length).toBe(0);
  });

  test('of classes has regions over two inputs and curves of each class', async () => {
    const engine = engines.make();
    const rows = Array.from({ length: 300 }, (_, i) => {
      const [a, b] = [((i * 37) % 101) / 50 - 1, ((i * 53) % 97) / 48 - 1];
      return `${a},${b},${a + b > 0 ? 'up' : 'down'}`;
    });
    engine.offer(await csv(`a,b,kind\n${rows.join('\n')}\n`));
    const wanted = recipe({
      target: 'kind',
      features: ['a', 'b'],
      batch_size: 16,
      task: 'classification',
    });
    const { info } = engine.configure(wanted, true);
    engine.setRunners(runnersOf([rmsprop({ learning_rate: 0.05 })]), null);
    engine.run(500);
    const { regions } = lookAt(engine, { fit: { kind: 'regions', x: 0, y: 1 } }).frame.fit;
    const corner = (row: number, column: number) =>
      info.classes[regions!.classes[row * regions!.side + column]!];
    expect(corner(0, 0)).toBe('down');
    expect(corner(regions!.side - 1, regions!.side - 1)).toBe('up');
    const ofClass = info.classes.indexOf('up');
    const { classCurves } = lookAt(engine, { fit: { kind: 'roc', ofClass } });
    expect(classCurves!.auc).toBeGreaterThan(0.95);
    expect([...classCurves!.roc.slice(-2)]).toEqual([1, 1]);
    const other = lookAt(engine, { fit: { kind: 'calibration', ofClass: 1 - ofClass } })
      .classCurves!;
    const counted = other.calibration.filter((_, at) => at % 3 === 2).reduce((a, b) => a + b, 0);
    expect(counted).toBe(info.curveRows);
  });
});

describe('a race', () => {
  const three = () => runnersOf(['rmsprop', 'adam', 'sgd'].map((name) => optimizerAs(name)));

  test('gives each runner the bits of a lone run, and a late one catches up to them', async () => {
    const runners = three();
    const engine = await lineEngine({ runners: runners.slice(0, 2) });
    engine.run(60);
    engine.setRunners(runners, null);
    expect(look(engine).frame.runners.map(({ step }) => step)).toEqual([60, 60, 0]);
    while (!engine.catchUp(7));
    const race = look(engine).frame.runners;
    for (const [index, { optimizer }] of runners.entries()) {
      const alone = await lineEngine({ runners: runnersOf([optimizer]) });
      alone.run(60);
      expect(race[index]!.fingerprint).toBe(look(alone).fingerprint);
    }
  });

  test('is told by slots: runners leave, move and change, the others go on', async () => {
    const [rmsprop, adam, sgd] = three();
    const engine = await lineEngine({ runners: [rmsprop, adam, sgd] });
    engine.run(40);
    const before = look(engine).frame.runners;
    engine.setRunners([sgd!, rmsprop!], null);
    const after = look(engine).frame.runners;
    expect(after.map(({ slot }) => slot)).toEqual([3, 1]);
    expect(after[0]!.fingerprint).toBe(before[2]!.fingerprint);
    expect(after[1]!.fingerprint).toBe(before[0]!.fingerprint);
  });

  test('has copies with the same past, that go their own way from there', async () => {
    const [rmsprop] = three();
    const engine = await lineEngine({ runners: [rmsprop] });
    engine.run(40);
    const optimizer = { ...rmsprop!.optimizer, values: { ...rmsprop!.optimizer.values, rho: 0.5 } };
    engine.setRunners([rmsprop!, { slot: 2, optimizer }], 1);
    const [one, copy] = look(engine).frame.runners;
    expect(copy!.step).toBe(40);
    expect(copy!.fingerprint).toBe(one!.fingerprint);
    engine.run(1);
    const [next, other] = look(engine).frame.runners;
    expect(other!.fingerprint).not.toBe(next!.fingerprint);
  });

  test('goes back and forth to the same bits', async () => {
    const engine = await lineEngine({ runners: three() });
    engine.run(30);
    const at30 = look(engine).frame.runners.map(({ fingerprint }) => fingerprint);
    engine.run(300);
    while (!engine.seek(30, 16));
    const back = look(engine).frame;
    expect(back).toMatchObject({ step: 30, reached: 330 });
    expect(back.runners.map(({ fingerprint }) => fingerprint)).toEqual(at30);
  });

  test('stops by itself at a step that no slicing changes, and says whose score it was', async () => {
    const runners = three();
    const stopped = async (slice: number) => {
      const engine = await lineEngine({ runners, target_score: 3 });
      while (!look(engine).frame.stop) engine.run(slice);
      return look(engine).frame;
    };
    const whole = await stopped(10_000);
    expect(whole.stop!.cause).toBe('target');
    const { slot } = whole.stop!;
    const best = whole.runners.find((runner) => runner.slot === slot)!;
    expect(best.metrics.validationRmse).toBeLessThanOrEqual(3);
    expect(await stopped(1)).toMatchObject({ step: whole.step, stop: whole.stop });
  });

  test('goes on where its rule to stop is taken away', async () => {
    const [rmsprop] = three();
    const wanted = { target: 'y', features: ['x'], batch_size: 16, runners: [rmsprop!] };
    const engine = await lineEngine({ ...wanted, patience: 2 });
    expect(engine.run(100_000)).toBeLessThan(100_000);
    expect(look(engine).frame.stop).toMatchObject({ cause: 'plateau' });
    engine.adjust(recipe(wanted), null);
    expect(look(engine).frame.stop).toBeNull();
    expect(engine.run(100)).toBe(100);
  });

  test('is counted and timed anew where another optimizer has come to the same step', async () => {
    const { engine } = await kindsEngine({ missing_cells: 'mean' });
    const [rmsprop, adam] = three().map((runner) => ({ ...runner, slot: 1 }));
    engine.setRunners([rmsprop!], null);
    engine.run(60);
    const before = look(engine);
    engine.setRunners([adam!], null);
    while (!engine.catchUp(1000));
    const after = look(engine);
    expect(after.step).toBe(60);
    expect(after.fingerprint).not.toBe(before.fingerprint);
    expect(after.millisecondsPerStep).toBeNaN();
    const right = after.confusion[0]! + after.confusion[4]! + after.confusion[8]!;
    const all = after.confusion.reduce((sum, count) => sum + count, 0);
    expect(right / all).toBeCloseTo(after.metrics.validationAccuracy, 12);
  });

  test('tells how long a step of each runner takes and how many gradients it cost', async () => {
    const runners = runnersOf([optimizerAs('rmsprop'), optimizerAs('svrg')]);
    const engine = await lineEngine({ runners });
    expect(look(engine).frame.runners[0]!.millisecondsPerStep).toBeNaN();
    engine.run(2000);
    const [first, second] = look(engine).frame.runners;
    for (const { millisecondsPerStep } of [first!, second!]) {
      expect(millisecondsPerStep).toBeGreaterThan(0);
      expect(millisecondsPerStep).toBeLessThan(10);
    }
    expect(second!.evaluations.at(-1)).toBeGreaterThan(2 * first!.evaluations.at(-1)! - 1);
  });

  test('changes nothing where one of its settings is refused', async () => {
    const [rmsprop, adam] = three();
    const engine = await lineEngine({ runners: [rmsprop] });
    engine.run(10);
    const before = look(engine);
    const values = { ...rmsprop!.optimizer.values, rho: 5 };
    const bad = { ...rmsprop!, optimizer: { ...rmsprop!.optimizer, values } };
    expect(errorOf(() => engine.setRunners([adam!, bad], null)).code).toBe('setting_out_of_range');
    expect(look(engine).frame).toEqual(before.frame);
  });
});
