import OPTIMIZERS, { type HyperParameter, type OptimizerInfo } from 'rmsprop-core/optimizers';
import { runnersOf } from '../../../web/src/recipe/runners.ts';
import { focusedNow } from './support/focus.ts';
import { epsilonPlace, statementsIn } from './support/formula.ts';
import { DIAMONDS, readColumn, runHeadless } from './support/headless-run.ts';
import { numberIn } from './support/numbers.ts';
import { PlaygroundPage } from './support/playground-page.ts';
import { expect, test } from './support/test.ts';
import { takeDrawnTexts, watchDrawnTexts } from './support/texts-drawn.ts';

test.describe.configure({ mode: 'parallel' });

const FULL_SPEED = Number.POSITIVE_INFINITY;
/** Training rows of the diamonds by batches of 512. */
const STEPS_AN_EPOCH = 85;
/** A page more, or sixteen choices, beside other tests. */
const SLOW_MS = 60_000;

type Values = Readonly<Record<string, number | boolean | string>>;

const TEXTBOOK: Values = {
  learning_rate: 0.01,
  rho: 0.9,
  epsilon: 1e-8,
  epsilon_mode: 'outside',
  centered: false,
  momentum: 0,
  momentum_form: 'direction',
  nesterov: false,
  bias_correction: false,
  initial_accumulator: 0,
  weight_decay: 0,
  weight_decay_mode: 'l2',
  clip_mode: 'none',
  schedule: 'constant',
};

interface Dialect {
  readonly key: string;
  /** The name people know. */
  readonly named: RegExp;
  readonly epsilon: 'inside' | 'outside' | 'nowhere';
  /** Where it differs from the textbook; a learning rate it leaves to the caller is not compared. */
  readonly values: Values;
}

/** RMSprop as each library and article does it, from their sources. */
const DIALECTS: readonly Dialect[] = [
  { key: 'textbook', named: /textbook/, epsilon: 'outside', values: {} },
  { key: 'pytorch', named: /PyTorch/, epsilon: 'outside', values: { rho: 0.99 } },
  {
    key: 'keras',
    named: /Keras 3/,
    epsilon: 'inside',
    values: {
      learning_rate: 0.001,
      epsilon: 1e-7,
      epsilon_mode: 'inside',
      momentum_form: 'step',
      weight_decay_mode: 'decoupled',
    },
  },
  {
    key: 'tf_keras_legacy',
    named: /tf\.keras/,
    epsilon: 'outside',
    values: {
      learning_rate: 0.001,
      epsilon: 1e-7,
      epsilon_mode: 'inside_with_momentum',
      momentum_form: 'step',
    },
  },
  {
    key: 'keras_1',
    named: /Keras 1/,
    epsilon: 'outside',
    values: { learning_rate: 0.001, epsilon: 1e-7 },
  },
  {
    key: 'tf1',
    named: /TensorFlow 1/,
    epsilon: 'inside',
    values: {
      epsilon: 1e-10,
      epsilon_mode: 'inside',
      momentum_form: 'step',
      initial_accumulator: 1,
    },
  },
  {
    key: 'tfjs',
    named: /TensorFlow\.js/,
    epsilon: 'inside',
    values: { epsilon: 1e-7, epsilon_mode: 'inside', momentum_form: 'step' },
  },
  {
    key: 'optax',
    named: /optax/,
    epsilon: 'inside',
    values: { epsilon_mode: 'inside', momentum_form: 'step' },
  },
  {
    key: 'dl4j',
    named: /Deeplearning4j/,
    epsilon: 'outside',
    values: { learning_rate: 0.1, rho: 0.95, initial_accumulator: 1e-8 },
  },
  { key: 'ensmallen', named: /ensmallen/, epsilon: 'outside', values: { rho: 0.99 } },
  {
    key: 'graves',
    named: /Graves/,
    epsilon: 'inside',
    values: {
      learning_rate: 1e-4,
      rho: 0.95,
      epsilon: 1e-4,
      epsilon_mode: 'inside',
      centered: true,
      momentum: 0.9,
      momentum_form: 'step',
    },
  },
  {
    key: 'no_eps',
    named: /without epsilon/,
    epsilon: 'nowhere',
    values: { epsilon_mode: 'none' },
  },
  { key: 'opengenus', named: /OpenGenus/, epsilon: 'inside', values: { epsilon_mode: 'inside' } },
  { key: 'datacamp', named: /DataCamp/, epsilon: 'outside', values: { learning_rate: 0.001 } },
];

/** Which of RMSprop's settings do not count at first, and why. */
const IDLE_REASONS: Readonly<Record<string, RegExp>> = {
  momentum_form: /Counts once momentum is above 0\./,
  nesterov: /Counts once momentum is above 0\./,
  weight_decay_mode: /Counts once weight decay is above 0\./,
  clip: /Counts where “clipping” is each element or /,
  schedule_steps: /Counts where “schedule” is step or exponential or cosine or warm-up\./,
  schedule_factor: /Counts where “schedule” is step or exponential\./,
  schedule_rate: /Counts where “schedule” is 1\/t\./,
};

function keysOf(info: OptimizerInfo): string[] {
  return info.hyperParameters.map(({ key }) => key);
}

/** One control of a setting, or slider and field of a number. */
function stopsOf({ key, kind }: HyperParameter): string[] {
  if (kind === 'number') return [`input|${key}`, `input|${key}`];
  return [`${kind === 'choice' ? 'select' : 'input'}|${key}`];
}

/** The default as the help says it, after the preset's name. */
function expectDefault(help: string, parameter: HyperParameter, info: OptimizerInfo): void {
  const [preset] = info.presets;
  const value = preset.values[parameter.key];
  const said = new RegExp(`${preset.label}: (.+?)\\.( Counts .*)?$`, 'i').exec(help)?.[1] ?? '';
  const where = `${info.key}, ${parameter.key}: ${help}`;
  if (parameter.kind === 'number') expect(numberIn(said), where).toBe(value);
  else if (parameter.kind === 'toggle') expect(said, where).toBe(value === true ? 'on' : 'off');
  else expect(said, where).toBe(parameter.choices.find((one) => one.value === value)?.label);
}

async function expectDescribed(
  playground: PlaygroundPage,
  parameter: HyperParameter,
  info: OptimizerInfo,
): Promise<void> {
  const { key, label, help } = parameter;
  const slider = parameter.kind === 'number' ? [playground.slider(key)] : [];
  for (const control of [playground.setting(key), ...slider]) {
    await expect(control).toHaveAccessibleName(new RegExp(`^${label}\\b`));
    await expect(control).toHaveAccessibleDescription(/./);
  }
  const described = (await playground.hyper(key).locator(`#help-${key}`).textContent()) ?? '';
  const text = described.replace(/\s+/g, ' ').trim();
  expect(text).toContain(help);
  if (parameter.kind === 'number') expect(text.toLowerCase()).toContain(parameter.range);
  expectDefault(text, parameter, info);
  await expect(playground.setting(key)).toHaveAccessibleDescription(text);
}

test('each optimizer starts where RMSprop does, trains and shows its formula', async ({
  playground,
}) => {
  test.setTimeout(SLOW_MS);
  await playground.open();
  const start = await playground.fingerprintNow();
  const startRmse = await playground.part('rmse').innerText();
  await playground.typeInWord('epochs', 'epochs', '1');
  await playground.chooseSpeed(FULL_SPEED);
  const popover = await playground.openWord('optimizer');
  const choices = await popover
    .getByRole('radio')
    .evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value));
  expect(choices).toEqual(OPTIMIZERS.map(({ key }) => key));
  expect(choices).toHaveLength(16);
  await playground.closeWord('optimizer');

  const columns = { carat: readColumn(DIAMONDS, 'carat'), price: readColumn(DIAMONDS, 'price') };
  const recipe = { target: 'price', features: ['carat'], initialisation: 'zeros' } as const;
  // Ends at RMSprop again: it is chosen like any other.
  for (const name of [...choices.slice(1), choices[0]!]) {
    await test.step(name, async () => {
      const info = OPTIMIZERS.find(({ key }) => key === name)!;
      await playground.chooseOptimizer(name);
      await expect(playground.word('optimizer')).toHaveText(info.label);
      await expect(playground.word('preset')).toHaveText(info.presets[0].label);
      await playground.button('Restart').click();
      await expect(playground.step).toHaveText('0');
      expect(await playground.fingerprintNow()).toBe(start);
      await expect(playground.part('rmse')).toHaveText(startRmse);
      await expect(playground.formula).toHaveAccessibleName(/^Each step: .*w ← /);
      const statements = await statementsIn(playground.formula);
      expect(statements.at(-1)).toMatch(/^w←w−./);

      await playground.train();
      await expect(playground.trainButton).toHaveText('Again');
      await expect(playground.step).toHaveText(String(STEPS_AN_EPOCH));
      const { key, presets } = info;
      const optimizer = { name: key, preset: presets[0].key, values: presets[0].values };
      const headless = await runHeadless(
        columns,
        { ...recipe, runners: runnersOf([optimizer]) },
        STEPS_AN_EPOCH,
      );
      expect(await playground.fingerprintNow()).toBe(headless.frame.fingerprint);
      const rmse = await playground.number('rmse');
      expect(rmse).toBeGreaterThan(1000);
      expect(rmse).toBeLessThan(numberIn(startRmse));
    });
  }
});

test('each dialect of RMSprop sets the controls and puts epsilon where it belongs', async ({
  playground,
}) => {
  test.setTimeout(SLOW_MS);
  await playground.open();
  const popover = await playground.openWord('preset');
  const labels = await popover.getByRole('listitem').allInnerTexts();
  await playground.closeWord('preset');
  expect(labels).toHaveLength(DIALECTS.length);
  for (const [place, { key, named, epsilon, values }] of DIALECTS.entries()) {
    await test.step(key, async () => {
      expect(labels[place]).toMatch(named);
      await playground.choosePreset(key);
      await expect(playground.word('preset')).toHaveText(named);
      await expect(playground.word('preset')).not.toHaveText(/changed/);
      expect(await playground.hyperValues()).toMatchObject({ ...TEXTBOOK, ...values });
      expect(await epsilonPlace(playground.formula)).toBe(epsilon);
    });
  }
});

test('the formula shows what a setting changes', async ({ playground }) => {
  await playground.open();
  expect(await statementsIn(playground.formula)).toEqual(['v←ρv+(1−ρ)g2', 'w←w−η√v+εg']);

  // The formula comes from the core: a moment after the choice.
  await playground.choosePreset('graves');
  await expect
    .poll(() => statementsIn(playground.formula))
    .toEqual(['v←ρv+(1−ρ)g2', 'm←ρm+(1−ρ)g', 'u=g√max(v−m2,0)+ε', 'b←μb+ηu', 'w←w−b']);

  await playground.choosePreset('tf_keras_legacy');
  await expect.poll(() => epsilonPlace(playground.formula)).toBe('outside');
  await playground.type('momentum', '0.9');
  await expect.poll(() => epsilonPlace(playground.formula)).toBe('inside');
  await playground.type('momentum', '0');
  await expect.poll(() => epsilonPlace(playground.formula)).toBe('outside');

  await playground.choosePreset('no_eps');
  await expect(playground.setting('epsilon')).toBeDisabled();
  await expect(playground.slider('epsilon')).toBeDisabled();
  await playground.setting('epsilon_mode').selectOption('inside');
  await expect(playground.setting('epsilon')).toBeEnabled();
  await expect.poll(() => epsilonPlace(playground.formula)).toBe('inside');
});

test('a changed value marks the preset, and the preset takes it back', async ({ playground }) => {
  await playground.open();
  await playground.choosePreset('keras');
  await playground.type('rho', '0.95');
  await expect(playground.word('preset')).toHaveText('as Keras 3, changed');
  await playground.type('rho', '0.9');
  await expect(playground.word('preset')).toHaveText('as Keras 3');
  await playground.slider('learning_rate').focus();
  await playground.page.keyboard.press('End');
  await expect(playground.word('preset')).toHaveText('as Keras 3, changed');
  await playground.slider('learning_rate').dblclick();
  await expect(playground.word('preset')).toHaveText('as Keras 3');
});

test('a refused text goes when a preset or another optimizer sets the value', async ({
  playground,
}) => {
  await playground.open();
  await playground.type('rho', '1');
  await expect(playground.refusal('rho')).toBeVisible();
  await playground.choosePreset('pytorch');
  await expect(playground.refusal('rho')).toBeHidden();
  await expect(playground.setting('rho')).toHaveValue('0.99');
  await playground.type('rho', '1');
  await expect(playground.refusal('rho')).toBeVisible();
  await playground.chooseOptimizer('adadelta');
  await expect(playground.refusal('rho')).toBeHidden();
  await expect(playground.setting('rho')).toHaveValue('0.9');
});

test('two settings changed at the same moment both hold', async ({ playground }) => {
  await playground.open();
  await playground.root.evaluate((element) => {
    const set = (key: string, value: string) => {
      const field = element.shadowRoot!.querySelector<HTMLInputElement>(`[data-setting="${key}"]`)!;
      field.value = value;
      field.dispatchEvent(new Event('change'));
    };
    set('rho', '0.5');
    set('epsilon', '0.0001');
  });
  await expect(playground.setting('epsilon')).toHaveValue('0.0001');
  await expect(playground.setting('rho')).toHaveValue('0.5');
});

test('text being typed stays when the setting changes meanwhile, and counts', async ({
  playground,
}) => {
  await playground.open();
  const field = playground.setting('learning_rate');
  const before = await field.inputValue();
  await field.focus();
  await playground.page.keyboard.press('Control+A');
  await playground.page.keyboard.type(before);
  // As if a preset chosen just before came into force only now.
  await playground.root.evaluate((element) => {
    const popover = element.shadowRoot!.querySelector('#word-preset')!;
    const preset = popover.querySelector<HTMLInputElement>('input[value="graves"]')!;
    preset.checked = true;
    preset.dispatchEvent(new Event('change'));
  });
  await expect(playground.word('preset')).toHaveText('Graves 2013');
  await expect(field).toHaveValue(before);
  await field.press('Enter');
  await expect(playground.word('preset')).toHaveText('Graves 2013, changed');
  await expect(field).toHaveValue(before);
});

/** Quarters of the list: each of them takes a few seconds. */
for (const quarter of [0, 1, 2, 3]) {
  const some = OPTIMIZERS.filter((_, index) => index % 4 === quarter);
  test(`every setting has a name, a range and a default: ${some.map(({ key }) => key).join(', ')}`, async ({
    playground,
  }) => {
    test.setTimeout(SLOW_MS);
    await playground.open();
    for (const info of some) {
      await test.step(info.key, async () => {
        if (info.key !== 'rmsprop') await playground.chooseOptimizer(info.key);
        await expect(playground.word('optimizer')).toHaveText(info.label);
        await playground.openMore();
        const rows = playground.root.locator('[data-hyper]');
        const keys = await rows.evaluateAll((all) =>
          all.map((one) => (one as HTMLElement).dataset.hyper ?? ''),
        );
        const advancedLast = info.hyperParameters.toSorted(
          (a, b) => Number(a.advanced) - Number(b.advanced),
        );
        expect(keys).toEqual(advancedLast.map(({ key }) => key));
        expect(await playground.hyperValues()).toEqual(info.presets[0].values);
        for (const parameter of info.hyperParameters) {
          await expectDescribed(playground, parameter, info);
        }
      });
    }
  });
}

test('a setting that does not count is switched off and says when it would', async ({
  playground,
}) => {
  await playground.open();
  await playground.openMore();
  for (const key of keysOf(OPTIMIZERS[0])) {
    const reason = IDLE_REASONS[key];
    if (reason) {
      await expect(playground.setting(key)).toBeDisabled();
      await expect(playground.setting(key)).toHaveAccessibleDescription(reason);
    } else {
      await expect(playground.setting(key)).toBeEnabled();
      await expect(playground.setting(key)).not.toHaveAccessibleDescription(/Counts/);
    }
  }
  await playground.type('momentum', '0.5');
  for (const key of ['momentum_form', 'nesterov']) {
    await expect(playground.setting(key)).toBeEnabled();
    await expect(playground.setting(key)).not.toHaveAccessibleDescription(/Counts/);
  }
  await playground.setting('clip_mode').selectOption('norm');
  await expect(playground.setting('clip')).toBeEnabled();
  await expect(playground.slider('clip')).toBeEnabled();
});

test('Tab reaches every setting that counts, and the focus is seen', async ({
  page,
  playground,
}) => {
  await playground.open();
  const all = OPTIMIZERS[0].hyperParameters;
  const stops = (advanced: boolean) =>
    all.filter((one) => one.advanced === advanced && !IDLE_REASONS[one.key]).flatMap(stopsOf);
  const walk = async (presses: number) => {
    const seen: string[] = [];
    for (let press = 0; press < presses; press += 1) {
      await page.keyboard.press('Tab');
      const focused = await focusedNow(page);
      expect(focused?.visible, `a ring at ${focused?.name}`).toBe(true);
      seen.push(focused?.name.split('|').slice(0, 2).join('|') ?? '');
    }
    return seen;
  };
  await playground.formula.focus();
  const plain = [...stops(false), 'summary|'];
  expect(await walk(plain.length)).toEqual(plain);
  await page.keyboard.press('Enter');
  await expect(playground.setting('weight_decay')).toBeVisible();
  expect(await walk(stops(true).length)).toEqual(stops(true));
});

test('each kind of control is changed by the keyboard', async ({ page, playground }) => {
  await playground.open();
  const rate = () => playground.hyperValues().then((values) => Number(values.learning_rate));

  await playground.slider('learning_rate').focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(rate, 'one press moves it').toBeGreaterThan(0.01);
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await expect.poll(rate).toBeLessThan(0.01);

  await page.keyboard.press('Tab');
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('0.05');
  await page.keyboard.press('Enter');
  await expect(playground.slider('learning_rate')).toHaveAttribute('aria-valuetext', '0.05');

  await playground.setting('epsilon').focus();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('1e-4');
  await page.keyboard.press('Tab');
  await expect(playground.slider('epsilon')).toHaveAttribute('aria-valuetext', '10⁻⁴');

  await expect(playground.setting('epsilon_mode')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(playground.setting('epsilon_mode')).toHaveValue('inside');
  await expect.poll(() => epsilonPlace(playground.formula)).toBe('inside');

  await page.keyboard.press('Tab');
  await expect(playground.setting('centered')).toBeFocused();
  await page.keyboard.press('Space');
  await expect(playground.setting('centered')).toBeChecked();
  await expect(playground.formula).toHaveText(/max/);
  await expect(playground.step, 'no key went to the run').toHaveText('0');
  await expect(playground.trainButton).toHaveText('Train');
});

test('a click reaches its control while another one shows its help', async ({
  page,
  playground,
}) => {
  await playground.open();
  await playground.setting('learning_rate').click();
  await expect(playground.hyper('learning_rate').locator('.help')).toBeVisible();
  await playground.setting('centered').scrollIntoViewIfNeeded();
  const { x, y, width, height } = (await playground.setting('centered').boundingBox())!;
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.mouse.down();
  expect((await playground.setting('centered').boundingBox())!.y, 'it stays in its place').toBe(y);
  await page.mouse.up();
  await expect(playground.setting('centered')).toBeChecked();
});

test('a refused combination is said at its control', async ({ playground }) => {
  await playground.open();
  await playground.setting('centered').check();
  await playground.part('scale').focus();
  await playground.openMore();
  await playground.setting('bias_correction').click();
  await expect(playground.refusal('bias_correction')).toHaveText(/Switch one of the two off/);
  await expect(playground.setting('bias_correction')).not.toBeChecked();
});

test('settings changed during a run leave marks, and another optimizer catches up', async ({
  page,
  playground,
}) => {
  await watchDrawnTexts(page);
  await playground.open();
  await playground.train();
  await playground.passes(20);
  await playground.type('learning_rate', '0.003');
  await expect.poll(() => takeDrawnTexts(page)).toContain('learning rate 0.003');
  await playground.choosePreset('pytorch');
  await expect.poll(() => takeDrawnTexts(page)).toContain('as PyTorch');
  const before = await playground.stepCount();
  await playground.passes(before + 20);
  await expect(playground.trainButton).toHaveText('Pause');

  await playground.chooseOptimizer('adam');
  await playground.pause();
  const reached = await playground.stepCount();
  expect(reached).toBeGreaterThan(before);
  await expect(playground.card('Adam').first()).toContainText(/\d/);
  await playground.button('Restart').click();
  await expect(playground.step).toHaveText('0');
  await takeDrawnTexts(page);
  await playground.button('One step').click();
  await expect.poll(() => takeDrawnTexts(page)).not.toEqual([]);
  expect(await takeDrawnTexts(page)).not.toContain('as PyTorch');
});

test('the weights tab lists what the optimizer remembers', async ({ playground }) => {
  await playground.open();
  await playground.tab('weights').click();
  const heads = playground.part('weights').locator('thead th');
  const fixed = ['tensor', 'from → to', 'value w'];
  await playground.chooseOptimizer('sgd');
  await expect(heads).toHaveText([...fixed, 'effective step']);
  await playground.chooseOptimizer('adam');
  await expect(heads).toHaveText([...fixed, /\bm$/, /\bv$/, 'effective step']);
  await playground.button('One step').click();
  const cells = playground.part('weights').locator('tbody tr').first().locator('td');
  await expect(cells).toHaveCount(6);
  for (const cell of [2, 3, 4, 5]) await expect(cells.nth(cell)).toHaveText(/\d/);
});

test.describe('a link', () => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

  test('opens the same run on another page', async ({ page, playground, context }) => {
    await playground.open();
    await playground.chooseOptimizer('adam');
    await playground.choosePreset('keras');
    await playground.type('beta1', '0.8');
    await playground.type('batch_size', '256');
    await expect(playground.setting('batch_size')).toHaveValue('256');
    await playground.setting('initialisation').selectOption('pytorch');
    await expect(playground.setting('initialisation')).toHaveValue('pytorch');
    await playground.button('One step').click();
    await expect(playground.step).toHaveText('1');

    await playground.root.locator('[data-test="copy-link"]:visible').click();
    await expect(playground.root.getByRole('button', { name: 'Link copied' })).toBeVisible();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    expect(link).toContain('optimizer=adam&preset=keras&beta1=0.8');
    await expect.poll(() => page.url(), 'the address is the link').toBe(link);

    const other = new PlaygroundPage(await context.newPage());
    await other.open(link);
    await expect(other.notice).toBeHidden();
    await expect(other.word('optimizer')).toHaveText('Adam');
    await expect(other.word('preset')).toHaveText('as Keras 3, changed');
    expect(await other.hyperValues()).toEqual(await playground.hyperValues());
    await expect(other.setting('batch_size')).toHaveValue('256');
    await expect(other.setting('initialisation')).toHaveValue('pytorch');
    await other.button('One step').click();
    await expect(other.step).toHaveText('1');
    expect(await other.fingerprintNow()).toBe(await playground.fingerprintNow());
  });

  test('opens the other sample where it was made on that one', async ({
    page,
    playground,
    context,
  }) => {
    await playground.open();
    await playground.chooseSample('penguins.csv');
    await expect.poll(() => page.url()).toContain('body_mass_g');
    const other = new PlaygroundPage(await context.newPage());
    await other.open(page.url());
    await expect(other.notice).toBeHidden();
    await expect(other.tableName).toContainText('penguins.csv');
    await expect(other.task).toHaveText(await playground.task.innerText(), { useInnerText: true });
  });

  test('put into the address of an open page takes effect', async ({ page, playground }) => {
    await playground.open();
    await expect.poll(() => page.url()).toContain('price');
    await page.goto('./#optimizer=svrg');
    await expect(playground.word('optimizer')).toHaveText('SVRG');
  });

  test('names no table of another place', async ({ playground }) => {
    await playground.open('./#optimizer=adam&src=https://example.com/table.csv');
    await expect(playground.tableName).toContainText('diamonds.csv');
    await expect(playground.word('optimizer')).toHaveText('Adam');
  });

  test('meant for an optimizer that is not there leaves RMSprop as it is', async ({
    playground,
  }) => {
    await playground.open('./#optimizer=adamm&preset=keras&epsilon=0.5');
    await expect(playground.notice).toHaveText(/optimizer is not used/);
    await expect(playground.word('preset')).toHaveText('textbook');
    await expect(playground.setting('epsilon')).toHaveValue('1e-8');
  });
});

interface BadLink {
  readonly hash: string;
  readonly says: RegExp;
  /** The optimizer that is left. */
  readonly label?: string;
}

const MARKUP = '<img src=x onerror=alert(1)>';

const BAD_LINKS: readonly BadLink[] = [
  { hash: 'optimizer=adamm', says: /optimizer is not used: “adamm”.* adam\?/ },
  { hash: 'optimizer=adam&preset=nope', says: /preset is not used: “nope”/, label: 'Adam' },
  { hash: 'rho=5', says: /rho is not used: .*rho is 5\. It must be/ },
  { hash: 'optimizer=adam&rho=0.5', says: /rho is not used: “rho” is no .* Adam/, label: 'Adam' },
  { hash: 'rho=5&momentum=2&seed=-1', says: /(rho|momentum|seed) is not used/ },
  { hash: 'epochs=0', says: /epochs is not used/ },
  { hash: 'optimizer=__proto__', says: /optimizer is not used: “__proto__”/ },
  { hash: 'features=__proto__', says: /features is not used: .*__proto__/ },
  { hash: `target=${MARKUP}`, says: /target is not used: .*<img src=x onerror=alert\(1\)>/ },
  { hash: `epsilon_mode=${MARKUP}`, says: /epsilon_mode is not used: “<img src=x onerror=/ },
  { hash: 'target=%E0%A4%A', says: /target is not used/ },
];

for (const { hash, says, label = 'RMSprop' } of BAD_LINKS) {
  test(`a link with ${hash} says so, and the playground works`, async ({ page, playground }) => {
    let dialogs = 0;
    page.on('dialog', (dialog) => {
      dialogs += 1;
      void dialog.dismiss();
    });
    await playground.open(`./#${hash}`);
    await expect(playground.notice).toHaveText(says);
    await expect(playground.word('optimizer')).toHaveText(label);
    await playground.button('One step').click();
    await expect(playground.step).toHaveText('1');
    await expect(playground.root.locator('img, script')).toHaveCount(0);
    expect(await page.evaluate(() => Object.keys(Object.prototype))).toEqual([]);
    expect(dialogs).toBe(0);
  });
}
