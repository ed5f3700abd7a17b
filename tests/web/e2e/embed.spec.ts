import type { Locator, Page } from '@playwright/test';
import { PlaygroundPage } from './support/playground-page.ts';
import { expect, test } from './support/test.ts';

test.describe.configure({ mode: 'parallel' });

interface Pair {
  readonly line: PlaygroundPage;
  readonly network: PlaygroundPage;
}

async function openPair(page: Page): Promise<Pair> {
  await page.goto('./embed.html');
  const line = new PlaygroundPage(page, page.locator('rmsprop-playground#line'));
  const network = new PlaygroundPage(page, page.locator('rmsprop-playground#network'));
  await line.ready();
  await network.ready();
  return { line, network };
}

/** Opens the drawer of an element too narrow for its rail. */
async function openDrawer(playground: PlaygroundPage): Promise<void> {
  await playground.root.getByRole('button', { name: /^Model:/ }).click();
  await expect(playground.button('Close')).toBeFocused();
}

function background(root: Locator): Promise<string> {
  return root.evaluate((element) => getComputedStyle(element).backgroundColor);
}

/** Adds an element with these attributes to a page that has the element's code. */
async function addElement(page: Page, attributes: Record<string, string>): Promise<PlaygroundPage> {
  await page.evaluate((given) => {
    const element = document.createElement('rmsprop-playground');
    for (const [name, value] of Object.entries(given)) element.setAttribute(name, value);
    document.body.append(element);
  }, attributes);
  return new PlaygroundPage(page, page.locator(`rmsprop-playground#${attributes.id}`));
}

/** Puts a script into the page and returns the directive that kept it from running. */
function tryInlineScript(page: Page): Promise<string> {
  return page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'globalThis.inlineRan = true';
    const violated = new Promise<string>((resolve) => {
      const hear = (event: SecurityPolicyViolationEvent) => {
        event.stopImmediatePropagation();
        resolve(event.effectiveDirective);
      };
      window.addEventListener('securitypolicyviolation', hear, { capture: true, once: true });
    });
    document.head.append(script);
    return violated;
  });
}

test('two elements start with the recipes their attributes say', async ({ page }) => {
  const { line, network } = await openPair(page);
  await expect(line.setting('learning_rate')).toHaveValue('0.05');
  await expect(line.setting('batch_size')).toHaveValue('2048');
  await expect(line.word('features')).toHaveText('carat');
  await expect(line.part('parameter-count')).toHaveText('2 parameters');
  await expect(line.word('speed')).toHaveText('100 steps/s');
  await expect(network.setting('learning_rate')).toHaveValue('0.01');
  await expect(network.setting('batch_size')).toHaveValue('64');
  await expect(network.word('features')).toHaveText('carat, depth, table');
  // 3 -> 8 -> 8 -> 1: 32 + 72 + 9.
  await expect(network.part('parameter-count')).toHaveText('113 parameters');
  await expect(network.word('epochs')).toHaveText('2 epochs');
  await expect(network.word('speed')).toHaveText('full speed');
});

test('one element trains to its end while the other stays where it is', async ({ page }) => {
  const { line, network } = await openPair(page);
  const untouched = await line.fingerprintNow();
  await network.train();
  await expect(network.trainButton).toHaveText('Again', { timeout: 15_000 });
  // 2 epochs of 43,152 rows by batches of 64.
  await expect(network.step).toHaveText('1,350');
  await expect(line.step).toHaveText('0');
  expect(await line.fingerprintNow()).toBe(untouched);
  await line.button('One epoch').click();
  await expect(line.step).toHaveText('22');
  await expect(network.step).toHaveText('1,350');
});

test('the elements share one fetch of the core, and have a worker each', async ({ page }) => {
  const cores: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('.wasm')) cores.push(request.url());
  });
  await openPair(page);
  expect(cores).toHaveLength(1);
  expect(page.workers()).toHaveLength(2);
});

test('the elements differ in their themes', async ({ page }) => {
  const { line, network } = await openPair(page);
  const light = await background(line.root);
  const dark = await background(network.root);
  expect(light).not.toBe(dark);
  await network.button('Light or dark').click();
  await expect.poll(() => background(network.root)).toBe(light);
  expect(await background(line.root)).toBe(light);
});

test('ids and references stay inside their element', async ({ page }) => {
  await openPair(page);
  const faults = await page.evaluate(() => {
    const found: string[] = [];
    const references = [
      'for',
      'aria-labelledby',
      'aria-describedby',
      'aria-controls',
      'popovertarget',
    ];
    for (const element of document.querySelectorAll('rmsprop-playground')) {
      const root = element.shadowRoot!;
      const ids = [...root.querySelectorAll('[id]')].map(({ id }) => id);
      const twice = ids.filter((id, at) => ids.indexOf(id) !== at);
      found.push(...twice.map((id) => `twice: ${id}`));
      for (const name of references) {
        for (const from of root.querySelectorAll(`[${name}]`)) {
          const to = from.getAttribute(name)!;
          if (!root.getElementById(to)) found.push(`${name}="${to}" leads nowhere`);
        }
      }
    }
    const outside = [...document.querySelectorAll('[id]')].map(({ id }) => id);
    return outside.join() === 'line,network' ? found : [...found, `outside: ${outside.join()}`];
  });
  expect(faults).toEqual([]);
});

test('a choice in one element leaves the same choice in the other alone', async ({ page }) => {
  const { line, network } = await openPair(page);
  await line.chooseSpeed(1000);
  await expect(line.word('speed')).toHaveText('1,000 steps/s');
  await expect(network.word('speed')).toHaveText('full speed');
  const popover = await network.openWord('speed');
  await expect(popover.locator('[name="speed"][value="Infinity"]')).toBeChecked();
  await network.closeWord('speed');
  await openDrawer(network);
  await network.button('Linear').click();
  await expect(network.part('parameter-count')).toHaveText('4 parameters');
  await expect(line.part('parameter-count')).toHaveText('2 parameters');
});

test('the cursor in a chart of one element moves none in the other', async ({ page }) => {
  const { line, network } = await openPair(page);
  await line.button('One epoch').click();
  await network.button('One step').click();
  await expect(line.step).toHaveText('22');
  await expect(network.step).toHaveText('1');
  await line.plot('loss').locator('.u-over').hover();
  await expect(line.plot('loss').locator('.values')).toHaveText(/steps/);
  await expect(line.plot('error').locator('.values')).toHaveText(/steps/);
  await expect(network.plot('loss').locator('.values')).toBeEmpty();
});

test('keys pressed in one element do nothing in the other', async ({ page }) => {
  const { line, network } = await openPair(page);
  await line.part('scale').focus();
  await page.keyboard.press('ArrowRight');
  await expect(line.step).toHaveText('1');
  await expect(network.step).toHaveText('0');
});

test('an element taken out of the document frees its worker', async ({ page }) => {
  const { line, network } = await openPair(page);
  await line.train();
  await line.passes(3);
  await line.root.evaluate((element) => element.remove());
  await expect.poll(() => page.workers().length).toBe(1);
  await network.button('One step').click();
  await expect(network.step).toHaveText('1');
});

test('an element moved within the document keeps its run', async ({ page }) => {
  const { line } = await openPair(page);
  await line.train();
  await line.passes(20);
  const before = await line.stepCount();
  const workers = page.workers();
  await line.root.evaluate((element) => document.querySelector('main')!.append(element));
  await line.passes(before + 20);
  await expect(line.trainButton).toHaveText('Pause');
  await expect(line.plot('loss').locator('canvas')).toHaveCount(1);
  expect(page.workers()).toEqual(workers);
});

test('an element put back after its worker was freed starts anew', async ({ page }) => {
  const { line } = await openPair(page);
  await line.button('One epoch').click();
  await expect(line.step).toHaveText('22');
  const element = await line.root.elementHandle();
  await element!.evaluate((node) => node.remove());
  await expect.poll(() => page.workers().length).toBe(1);
  await element!.evaluate((node) => document.querySelector('main')!.append(node));
  await line.ready();
  await expect(line.step).toHaveText('0');
  await expect.poll(() => page.workers().length).toBe(2);
});

test('an element starts with the optimizer, preset and values its attributes say', async ({
  page,
  playground,
}) => {
  await playground.open();
  const attributes = { id: 'added', optimizer: 'adam', preset: 'keras', beta1: '0.8' };
  const added = await addElement(page, attributes);
  await added.ready();
  await expect(added.notice).toBeHidden();
  await expect(added.word('optimizer')).toHaveText('Adam');
  await expect(added.word('preset')).toHaveText('as Keras 3, changed');
  await expect(added.setting('beta1')).toHaveValue('0.8');
  await expect(added.setting('epsilon')).toHaveValue('1e-7');
  await expect(added.setting('form')).toHaveValue('keras');
  await added.button('One step').click();
  await expect(added.step).toHaveText('1');
  // The address is for the page's own playground: it says nothing of this one.
  await expect(playground.root.first().locator('[data-word="word-optimizer"]')).toHaveText(
    'RMSprop',
  );
  await expect(added.root.locator('[data-test="copy-link"]')).toHaveCount(0);
});

const BAD_ATTRIBUTES = [
  {
    attribute: 'learning_rate',
    value: 'quick',
    says: /attribute learning_rate is not used: “quick”/,
  },
  { attribute: 'model', value: 'forest', says: /attribute model is not used: “forest”/ },
  {
    attribute: 'hidden_units',
    value: '8, many',
    says: /attribute hidden_units is not used: “8, many”/,
  },
  { attribute: 'speed', value: 'slow', says: /attribute speed is not used: “slow”/ },
  { attribute: 'learning_rate', value: '-1', says: /learning rate is [-−]1/ },
  { attribute: 'optimizer', value: 'adamm', says: /attribute optimizer is not used: “adamm”/ },
  { attribute: 'preset', value: 'nope', says: /attribute preset is not used: “nope”/ },
  { attribute: 'beta1', value: '0.8', says: /attribute beta1 is not used: .* RMSprop/ },
  { attribute: 'centered', value: 'maybe', says: /attribute centered is not used: “maybe”/ },
  { attribute: 'target', value: 'nonsense', says: /nonsense/ },
  { attribute: 'features', value: 'carat, nonsense', says: /nonsense/ },
] as const;

for (const { attribute, value, says } of BAD_ATTRIBUTES) {
  test(`an element with ${attribute}="${value}" says so and works with the rest`, async ({
    page,
    playground,
  }) => {
    await playground.open();
    const added = await addElement(page, { id: 'added', epochs: '7', [attribute]: value });
    await expect(added.notice).toHaveText(says);
    await added.ready();
    await expect(added.word('epochs')).toHaveText('7 epochs');
    await added.button('One step').click();
    await expect(added.step).toHaveText('1');
  });
}

test('an element tells of a table that is not there', async ({ page, playground, faults }) => {
  await playground.open();
  const added = await addElement(page, { id: 'added', src: 'no-such-table.csv' });
  await expect(added.notice).toHaveText(/no-such-table\.csv was not read: the server answered 404/);
  await expect(added.trainButton).toBeDisabled();
  // The server's answer and the browser's own line about it are what this test asked for.
  expect(faults.splice(0).every((fault) => /404/.test(fault))).toBe(true);
});

test('an element reads the table its src names', async ({ page, playground }) => {
  await playground.open();
  await page.route('**/own-table.csv', (route) =>
    route.fulfill({ contentType: 'text/csv', body: 'a,b\n1,2\n2,4\n3,6\n4,8\n5,10\n' }),
  );
  const attributes = { id: 'added', src: './own-table.csv', target: 'a', features: 'b' };
  const added = await addElement(page, attributes);
  await added.ready();
  await expect(added.task).toContainText('Predict a from b: a regression on 5 rows', {
    useInnerText: true,
  });
});

for (const address of ['./', './embed.html']) {
  test(`the built page ${address} lives under a strict policy`, async ({ page, faults }) => {
    const source = await (await page.request.get(address)).text();
    const policy =
      /http-equiv="Content-Security-Policy"\s+content="([^"]+)"/.exec(source)?.[1] ?? '';
    const directives = policy.split(';').map((directive) => directive.trim());
    expect(directives).toContain("script-src 'self' 'wasm-unsafe-eval'");
    expect(directives).toContain("default-src 'none'");
    expect(policy).not.toContain("'unsafe-eval'");
    expect(policy).not.toContain('unsafe-inline');
    expect(source, 'no script inside the page').not.toMatch(/<script(?![^>]*\ssrc=)/);
    await page.goto(address);
    expect(await tryInlineScript(page)).toBe('script-src-elem');
    expect(await page.evaluate(() => 'inlineRan' in globalThis)).toBe(false);
    // What the browser says about that script was asked for.
    await expect.poll(() => faults.length).toBeGreaterThan(0);
    expect(faults.splice(0).filter((fault) => !/inline script/.test(fault))).toEqual([]);
  });
}
