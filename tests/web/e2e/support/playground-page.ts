/** One `<rmsprop-playground>` as a person sees it: what it says, and what can be done with it. */

import { expect, type Locator, type Page } from '@playwright/test';
import { numberIn } from './numbers.ts';

export type WordName =
  | 'target'
  | 'features'
  | 'split'
  | 'task'
  | 'paste'
  | 'rival'
  | 'read-as'
  | 'seed'
  | 'speed'
  | 'epochs'
  | 'samples'
  | 'weight'
  | 'optimizer'
  | 'preset';

/** Loading the sample takes a quarter of a second alone and more beside other tests. */
const READY_MS = 8000;

export interface FileContent {
  readonly name: string;
  readonly content: string | Uint8Array;
}

const PLAIN =
  './#sample=diamonds.csv&target=price&features=carat&rivals=adam:learning_rate%3D0.01,sgd';

export class PlaygroundPage {
  readonly page: Page;
  readonly root: Locator;

  constructor(page: Page, root: Locator = page.locator('rmsprop-playground')) {
    this.page = page;
    this.root = root;
  }

  /** Opens the page and waits until the diamonds sample is there to be trained on. */
  /** A line on the sample, three runners, batches of 512: quick, and simple enough to reckon with. */
  async open(address = PLAIN): Promise<void> {
    await this.page.goto(address);
    await this.ready();
  }

  async ready(): Promise<void> {
    await expect(this.trainButton).toBeEnabled({ timeout: READY_MS });
  }

  part(name: string): Locator {
    return this.root.locator(`[data-test="${name}"]`);
  }

  get task(): Locator {
    return this.part('task');
  }
  get trainButton(): Locator {
    return this.part('train');
  }
  get step(): Locator {
    return this.part('step');
  }
  get fingerprint(): Locator {
    return this.part('fingerprint');
  }
  get caption(): Locator {
    return this.part('caption');
  }
  get notice(): Locator {
    return this.part('notice');
  }
  /** The update rule of the chosen optimizer. */
  get formula(): Locator {
    return this.part('formula');
  }
  get ledger(): Locator {
    return this.root.getByRole('table', { name: 'What was done to the table' });
  }
  /** The heading's line that names the file. */
  get tableName(): Locator {
    return this.root.locator('#data-heading + .hint');
  }
  get fileInput(): Locator {
    return this.root.getByLabel('Open a CSV file', { exact: true });
  }

  button(name: string): Locator {
    return this.root.getByRole('button', { name, exact: true });
  }

  word(name: WordName): Locator {
    return this.root.locator(`[data-word="word-${name}"]`);
  }

  popover(name: WordName): Locator {
    return this.root.locator(`#word-${name}`);
  }

  setting(key: string): Locator {
    return this.root.locator(`[data-setting="${key}"]`);
  }

  /** The card of the runner with this name. */
  card(name: string): Locator {
    return this.root.getByRole('group', { name, exact: true });
  }

  /** The names of the runners, in their order. */
  async runners(): Promise<string[]> {
    return this.root
      .locator('.runner[data-slot]:not(.notice)')
      .evaluateAll((cards) => cards.map((card) => card.getAttribute('aria-label') ?? ''));
  }

  /** Opens the card of another runner. */
  async lookAt(name: string): Promise<void> {
    await this.card(name).getByRole('button', { name, exact: false }).first().click();
    await expect(this.word('optimizer')).toHaveText(name);
  }

  /** The ribbon, which is a slider over the run. */
  get scrubber(): Locator {
    return this.plot('effective-step').getByRole('slider');
  }

  /** The row of a hyper-parameter: its label, its control and its help. */
  hyper(key: string): Locator {
    return this.root.locator(`[data-hyper="${key}"]`);
  }

  slider(key: string): Locator {
    return this.root.locator(`[data-slider="${key}"]`);
  }

  refusal(key: string): Locator {
    return this.root.locator(`[data-refusal="${key}"]`);
  }

  plot(name: string): Locator {
    return this.root.locator(`[data-plot="${name}"]`);
  }

  /** What there is to know and to say of a column; opens its line in the list of columns. */
  async openColumn(name: string): Promise<Locator> {
    const line = this.root.locator('[data-column-line]').filter({ hasText: name }).first();
    await line.click();
    await expect(line).toHaveAttribute('aria-expanded', 'true');
    return this.part('column-detail');
  }

  tab(name: 'fit' | 'table' | 'weights' | 'landscape' | 'microscope'): Locator {
    return this.root.locator(`[data-tab="${name}"]`);
  }

  async openWord(name: WordName): Promise<Locator> {
    const popover = this.popover(name);
    await this.word(name).click();
    await expect(popover).toBeVisible();
    await expect(popover.locator(':focus'), 'the focus is in the popover').toHaveCount(1);
    return popover;
  }

  async closeWord(name: WordName): Promise<void> {
    await this.page.keyboard.press('Escape');
    await expect(this.popover(name)).toBeHidden();
  }

  /** Chooses one column in the popover of the word. */
  async chooseTarget(column: string): Promise<void> {
    const popover = await this.openWord('target');
    await popover.getByRole('radio', { name: column, exact: true }).check();
    await this.closeWord('target');
  }

  async chooseFeatures(on: readonly string[], off: readonly string[] = []): Promise<void> {
    const popover = await this.openWord('features');
    for (const column of on) {
      await popover.getByRole('checkbox', { name: column, exact: true }).check();
    }
    for (const column of off) {
      await popover.getByRole('checkbox', { name: column, exact: true }).uncheck();
    }
    await this.closeWord('features');
  }

  async chooseSpeed(stepsPerSecond: number): Promise<void> {
    const popover = await this.openWord('speed');
    await popover.locator(`[name="speed"][value="${stepsPerSecond}"]`).check();
    await this.closeWord('speed');
  }

  /** Chooses an optimizer by its key, with the mouse. */
  async chooseOptimizer(key: string): Promise<void> {
    await this.#chooseOnCard('optimizer', key);
  }

  async choosePreset(key: string): Promise<void> {
    await this.#chooseOnCard('preset', key);
  }

  async #chooseOnCard(name: 'optimizer' | 'preset', key: string): Promise<void> {
    const popover = await this.openWord(name);
    const choice = popover.locator(`input[value="${key}"]`);
    const [label] = (await choice.locator('+ span').innerText()).split('\n');
    await choice.click();
    // The card is drawn anew once the core has it.
    await expect(this.word(name)).toContainText(label!);
    await this.closeWord(name);
  }

  /** Shows the advanced hyper-parameters, where the optimizer has any. */
  async openMore(): Promise<void> {
    const more = this.part('more-parameters');
    if ((await more.count()) === 0 || (await more.evaluate((e) => (e as HTMLDetailsElement).open)))
      return;
    await more.locator('summary').click();
    await expect(more).toHaveJSProperty('open', true);
  }

  async chooseSample(name: string): Promise<void> {
    const popover = await this.openWord('samples');
    await popover.getByRole('button', { name, exact: true }).click();
    await expect(this.tableName).toContainText(name);
    if (await popover.isVisible()) await this.closeWord('samples');
  }

  /** Types a setting and leaves its field by Enter, as a person does. */
  async type(key: string, text: string): Promise<void> {
    await this.setting(key).fill(text);
    await this.setting(key).press('Enter');
  }

  /** Types a setting that sits in the popover of a word. */
  async typeInWord(name: WordName, key: string, text: string): Promise<void> {
    await this.openWord(name);
    await this.type(key, text);
    await this.closeWord(name);
  }

  async upload(file: FileContent | string): Promise<void> {
    if (typeof file === 'string') {
      await this.fileInput.setInputFiles(file);
      return;
    }
    const buffer = Buffer.from(file.content as Uint8Array);
    await this.fileInput.setInputFiles({ name: file.name, mimeType: 'text/csv', buffer });
  }

  /** Uploads a table that is accepted and waits until it is the current one. */
  async adopt(file: FileContent): Promise<void> {
    await this.upload(file);
    await expect(this.tableName).toContainText(file.name);
  }

  async train(): Promise<void> {
    await expect(this.trainButton).toHaveText('Train');
    await this.trainButton.click();
  }

  async pause(): Promise<void> {
    await this.trainButton.click();
    await expect(this.trainButton).not.toHaveText('Pause');
  }

  async stepCount(): Promise<number> {
    return numberIn(await this.step.innerText());
  }

  /** Resolves once the run is beyond `step`. */
  async passes(step: number): Promise<void> {
    await expect.poll(() => this.stepCount(), { intervals: [50] }).toBeGreaterThan(step);
  }

  async number(part: 'rmse' | 'r2' | 'validation-loss'): Promise<number> {
    return numberIn(await this.part(part).innerText());
  }

  /** What every hyper-parameter's control holds, shown or not. */
  hyperValues(): Promise<Record<string, number | boolean | string>> {
    return this.root.locator('[data-hyper] [data-setting]').evaluateAll((controls) => {
      const held = (control: Element) => {
        if (control instanceof HTMLSelectElement) return control.value;
        const { type, checked, value } = control as HTMLInputElement;
        return type === 'checkbox' ? checked : Number(value);
      };
      return Object.fromEntries(
        controls.map((control) => [(control as HTMLElement).dataset.setting, held(control)]),
      );
    });
  }

  /** The fingerprint of a paused run. */
  async fingerprintNow(): Promise<string> {
    await expect(this.fingerprint).toHaveText(/^[0-9a-f]{16}$/);
    return this.fingerprint.innerText();
  }
}
