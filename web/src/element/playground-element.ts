/**
 * `<rmsprop-playground>`: the whole playground as one custom element. The page is this element and
 * nothing else, so an embedding is the same code.
 *
 * Attributes are the keys of the recipe (`target`, `features` separated by commas, `model`, `hidden_units`,
 * `optimizer`, `preset`, each hyper-parameter by its key, `rivals` as `adam:preset=keras,sgd`, ...) and
 * `src` (a CSV's address; the diamonds sample by default), `speed` (steps per second, or `full`), `theme` (`light` or `dark`; the reader's
 * preference by default), `lang` (`en` or `de`; the reader's by default). They set where a playground starts. One that cannot be used is said in the
 * notice and left at its default. With `link` the recipe also stands in the page's address, and an
 * address that has one wins over the attributes: that is for the one playground of a page.
 */

import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { Playground } from '../app/playground.ts';
import type { PlaygroundState, ViewState } from '../app/state.ts';
import { PlaygroundError, type WireError } from '../base/playground-error.ts';
import { RpPlot } from '../charts/plot.ts';
import { formatBytes } from '../format/number.ts';
import type { AskedOptions } from '../protocol/calls.ts';
import type { Recipe } from '../recipe/recipe.ts';
import { RECIPE_KEYS, without } from '../recipe/recipe-text.ts';
import { initialRecipe } from '../recipe/settings.ts';
import { controls } from '../styles/controls.ts';
import { layout } from '../styles/layout.ts';
import { panels } from '../styles/panels.ts';
import { tokens } from '../styles/tokens.ts';
import { chartsRow } from '../views/charts-row.ts';
import { dataPanel, type Sample } from '../views/data-panel.ts';
import { modelPanel } from '../views/model-panel.ts';
import { notice } from '../views/notice.ts';
import { optimizerPanel } from '../views/optimizer-panel.ts';
import { isTable, openPasted } from '../views/paste-word.ts';
import { runBar, trainOrPause } from '../views/run-bar.ts';
import { shareLink } from '../views/share-link.ts';
import { openShortcuts, shortcutSheet } from '../views/shortcut-sheet.ts';
import { stage } from '../views/stage.ts';
import { taskSentence } from '../views/task-sentence.ts';
import { word } from '../views/word.ts';
import { LANGUAGES, type Language, languageNow, words } from '../words/language.ts';
import { aboutKey, missingColumn, readAttributes } from './attributes.ts';
import {
  AddressBar,
  hashOf,
  holdsRecipe,
  type LinkedFile,
  linkedFile,
  linkedReading,
  newerLink,
  SAMPLE_KEY,
  textOfHash,
} from './link.ts';
import { MOST_PACKED_SIGNS, packFile, unpackFile } from './packed-file.ts';
import { chooseLanguage, join, leave, speakAsWanted } from './page-language.ts';
import { fetchSource, SAMPLES, type SampleTable } from './samples.ts';

/** A moved element is disconnected and connected at once; wait before freeing its worker. */
const GRACE_MS = 200;
/** How long the button says that the link was copied. */
const COPIED_MS = 2000;
/** From this width on data and model stand beside the stage (see styles/layout.ts). */
const WIDE = 1240;

const LOGO = html`<svg width="30" height="18" viewBox="0 0 30 18" aria-hidden="true">
  <path fill="none" stroke="var(--ink)" stroke-width="1.75" d="M1 9.5 4 8l4 8.5L12.6 2" />
  <path fill="var(--runner-1)" d="M12 1.2C17 1.2 22 1 30 0v6.4C22 3.6 17 2.6 12 2.6z" />
</svg>`;

const UNDO = html`<svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
  <path fill="none" stroke="currentColor" stroke-width="1.5" d="M6 2 2.5 5.5 6 9M3 5.5h6.5a4 4 0 0 1 0 8H6" />
</svg>`;
const REDO = html`<svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
  <path fill="none" stroke="currentColor" stroke-width="1.5" d="m10 2 3.5 3.5L10 9m3-3.5H6.5a4 4 0 0 0 0 8H10" />
</svg>`;

/** Of what was set for another table only what makes the race stays. */
function startOf({ recipe }: SampleTable): Partial<Recipe> {
  const { missing_cells, scaling, target_scaling, treatments, initialisation } = initialRecipe();
  return { missing_cells, scaling, target_scaling, treatments, initialisation, ...recipe };
}

/** Whether the key, held with Ctrl or Command, took something back or made it again. */
function undoByKey(playground: Playground, { key, shiftKey }: KeyboardEvent): boolean {
  const letter = key.toLowerCase();
  const isRedo = letter === 'y' || (letter === 'z' && shiftKey);
  if (isRedo) void playground.redo();
  else if (letter === 'z') void playground.undo();
  return isRedo || letter === 'z';
}

export class PlaygroundElement extends LitElement {
  static override styles = [tokens, layout, controls, panels];

  #playground: Playground | null = null;
  readonly #address = new AddressBar();
  #freeing = 0;
  #dragging = false;
  #copied = false;
  /** Nothing is drawn before the words are there. */
  #hasWords = false;
  /** The tables that are samples: a file of the same name is none. */
  readonly #fetched = new WeakMap<Blob, SampleTable>();
  /** A table that travels in the link, because somebody asked for that. */
  #packed: { readonly source: Blob; readonly text: string } | null = null;

  static override get observedAttributes(): string[] {
    // biome-ignore lint/complexity/noThisInStatic: Lit makes this class ready there, not its parent.
    return [...super.observedAttributes, 'lang'];
  }

  override attributeChangedCallback(name: string, before: string | null, now: string | null) {
    super.attributeChangedCallback(name, before, now);
    if (name === 'lang' && before !== now && this.#playground) void speakAsWanted();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    join(this);
    clearTimeout(this.#freeing);
    window.addEventListener('keydown', this.#onKey);
    window.addEventListener('resize', this.#onResize);
    window.addEventListener('hashchange', this.#onHash);
    window.addEventListener('dragover', this.#onDrag);
    window.addEventListener('dragleave', this.#onDrag);
    window.addEventListener('drop', this.#onDrag);
    window.addEventListener('paste', this.#onPaste);
    if (!this.#playground) void this.#start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    leave(this);
    window.removeEventListener('keydown', this.#onKey);
    window.removeEventListener('resize', this.#onResize);
    window.removeEventListener('hashchange', this.#onHash);
    window.removeEventListener('dragover', this.#onDrag);
    window.removeEventListener('dragleave', this.#onDrag);
    window.removeEventListener('drop', this.#onDrag);
    window.removeEventListener('paste', this.#onPaste);
    this.#freeing = window.setTimeout(() => this.#free(), GRACE_MS);
  }

  #free(): void {
    void this.#playground?.dispose();
    this.#playground = null;
    this.#address.dispose();
  }

  async #start(): Promise<void> {
    const playground = new Playground((state) => {
      this.requestUpdate();
      if (this.hasAttribute('link') && state.info)
        this.#address.show(state.recipe, () => this.#hash());
    });
    this.#playground = playground;
    await speakAsWanted();
    // Taken off the page, or given another link, while the words were fetched.
    if (this.#playground !== playground) return;
    this.#hasWords = true;
    playground.prepare();
    const linked = this.hasAttribute('link') && holdsRecipe(location.hash);
    const fromLink = textOfHash(location.hash);
    // A link is a whole recipe.
    const { recipe, view, source, refused } = readAttributes((key) =>
      linked && RECIPE_KEYS.includes(key) ? fromLink(key) : this.getAttribute(key),
    );
    playground.preset(view);
    this.requestUpdate();
    const from = linked ? 'link' : 'attribute';
    const file = linked ? linkedFile(fromLink) : null;
    const reading = linked ? linkedReading(fromLink) : { asked: {}, refused: null };
    const said = (linked ? newerLink(fromLink) : null) ?? refused ?? reading.refused;
    if (file) {
      const problem = await this.#openLinked(playground, file, recipe, reading.asked);
      const first = problem ?? (said && aboutKey(said, from));
      if (first) playground.say(PlaygroundError.fromWire(first));
      return;
    }
    const named = SAMPLES.find(({ name }) => linked && name === fromLink(SAMPLE_KEY));
    const sample = named ?? SAMPLES[0]!;
    const unusable = await this.#openWith(recipe, (wanted) =>
      source && !named
        ? this.#openAddress(source, wanted, reading.asked)
        : this.#openSample(sample, wanted, reading.asked),
    );
    const problem = said ?? unusable ?? missingColumn(recipe, playground.state.recipe);
    if (problem) playground.say(PlaygroundError.fromWire(aboutKey(problem, from)));
  }

  /** A table from the link itself; or the first sample, until somebody opens the file meant. */
  async #openLinked(
    playground: Playground,
    file: LinkedFile,
    recipe: Partial<Recipe>,
    asked: AskedOptions,
  ): Promise<WireError | null> {
    const { name, fingerprint, packed } = file;
    try {
      if (packed) {
        const source = await unpackFile(packed);
        this.#packed = { source, text: packed };
        const unusable = await this.#openWith(recipe, (wanted) =>
          playground.open(source, name, wanted, asked),
        );
        if (!playground.state.table) await this.#openSample(SAMPLES[0]!);
        return unusable ?? missingColumn(recipe, playground.state.recipe);
      }
    } catch (thrown) {
      await this.#openSample(SAMPLES[0]!);
      return PlaygroundError.from(thrown).toWire();
    }
    playground.awaitFile({ name, fingerprint, recipe, asked });
    await this.#openSample(SAMPLES[0]!);
    return { code: 'file_not_found', where: 'file', message: words().page.linkForFile(name) };
  }

  /** Leaves out, one by one, what cannot be used; the first of it. */
  async #openWith(
    recipe: Partial<Recipe>,
    open: (wanted: Partial<Recipe>) => Promise<void>,
  ): Promise<WireError | null> {
    const left: WireError[] = [];
    let wanted = recipe;
    while (true) {
      await open(wanted);
      const { table, notice: problem } = this.#playground?.state ?? {};
      if (table || !problem) return left[0] ?? null;
      if (left.some(({ where }) => where === problem.where)) return left[0] ?? problem;
      left.push(problem);
      wanted = without(wanted, problem.where);
    }
  }

  /** Of the page as it stands. */
  #hash(): string {
    const { file, state } = this.#playground!;
    const { recipe, asked } = state;
    const sample = file ? this.#fetched.get(file.source) : undefined;
    if (sample || !file || this.hasAttribute('src')) {
      const initial = { ...initialRecipe(), ...sample?.recipe };
      const name = sample === SAMPLES[0] ? '' : (sample?.name ?? '');
      return hashOf({ recipe, initial, sample: name, asked });
    }
    const packed = this.#packed?.source === file.source ? this.#packed.text : '';
    const { name, fingerprint } = file;
    return hashOf({ recipe, file: { name, fingerprint, packed }, asked });
  }

  /** Somebody put another link into the address of the open page. */
  readonly #onHash = () => {
    if (!this.hasAttribute('link') || !holdsRecipe(location.hash)) return;
    this.#free();
    void this.#start();
  };

  #openSample(
    sample: SampleTable,
    wanted: Partial<Recipe> = {},
    asked: AskedOptions = {},
  ): Promise<void> {
    return this.#openAddress(sample.address, { ...startOf(sample), ...wanted }, asked, sample);
  }

  async #openAddress(
    address: string,
    wanted: Partial<Recipe>,
    asked: AskedOptions,
    sample?: SampleTable,
  ): Promise<void> {
    try {
      const { blob, name } = await fetchSource(address, this.ownerDocument.baseURI);
      if (sample) this.#fetched.set(blob, sample);
      await this.#playground?.open(blob, sample?.name ?? name, wanted, asked);
    } catch (thrown) {
      this.#playground?.say(PlaygroundError.from(thrown));
    }
  }

  readonly #onKey = (event: KeyboardEvent) => {
    const playground = this.#playground;
    const from = event.composedPath()[0] as HTMLElement;
    if (!this.#concerns(event)) return;
    const typing = from.matches?.('input, select, textarea, [popover] *, dialog *');
    if (!playground || typing || event.altKey) return;
    if (event.ctrlKey || event.metaKey) {
      if (undoByKey(playground, event)) event.preventDefault();
      return;
    }
    const onButton = from.matches?.('button, [role="button"], [role="application"]');
    if (event.key === ' ' && !onButton) void trainOrPause(playground);
    else if (event.key === 'ArrowRight') void playground.step(1);
    else if (event.key === 'ArrowLeft') void playground.seekBy(-1);
    else if (event.key === 'r' || event.key === 'R') void playground.restart();
    else if (event.key === '?') openShortcuts(this.renderRoot);
    else if (event.key === 'Escape' && playground.state.drawer === 'open') this.#drawer('closed');
    else return;
    event.preventDefault();
  };

  /** Where the rail stands beside the stage there is no drawer. */
  readonly #onResize = () => {
    if (this.offsetWidth >= WIDE && this.#playground?.state.drawer === 'open') {
      void this.#playground.setView({ drawer: 'closed' });
    }
  };

  readonly #onDrag = (event: DragEvent) => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    const here = this.#concerns(event);
    if (event.type === 'drop' && here) {
      const file = event.dataTransfer.files[0];
      if (file) void this.#playground?.open(file, file.name);
    }
    if (here) event.preventDefault();
    this.#dragging = here && event.type === 'dragover';
    this.requestUpdate();
  };

  readonly #onPaste = (event: ClipboardEvent) => {
    const from = event.composedPath()[0] as HTMLElement;
    const text = event.clipboardData?.getData('text/plain') ?? '';
    const isField = from.matches?.('input, textarea, select, [contenteditable]');
    if (isField || !this.#playground || !this.#concerns(event) || !isTable(text)) return;
    event.preventDefault();
    openPasted(this.#playground, text);
  };

  /** Inside the element, or anywhere on a page that has no other. */
  #concerns(event: Event): boolean {
    return event.composedPath().includes(this) || this.#isAlone();
  }

  #isAlone(): boolean {
    return this.ownerDocument.querySelectorAll(this.localName).length === 1;
  }

  #toggleTheme(): void {
    const dark = getComputedStyle(this).colorScheme.includes('dark');
    this.setAttribute('theme', dark ? 'light' : 'dark');
    for (const plot of this.renderRoot.querySelectorAll('rp-plot')) (plot as RpPlot).recolour();
  }

  #themeButton(): TemplateResult {
    return html`<button class="text-button" aria-label=${words().page.lightOrDark} @click=${this.#toggleTheme}>
      <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
        <circle cx="8" cy="8" r="6.5" fill="none" stroke="currentColor" stroke-width="1.5" />
        <path d="M8 1.5a6.5 6.5 0 0 1 0 13z" fill="currentColor" />
      </svg>
    </button>`;
  }

  /** `id`: there is one for each layout. */
  #languageWord(id: string): TemplateResult {
    return word({
      id,
      text: LANGUAGES.find(({ code }) => code === languageNow())!.name,
      title: words().page.language,
      plain: true,
      content: html`<ul>
        ${LANGUAGES.map(
          ({ code, name }) =>
            html`<li>
              <button
                class="text-button"
                lang=${code}
                data-language=${code}
                aria-current=${code === languageNow() ? 'true' : nothing}
                @click=${() => this.#speakFromNowOn(code, id)}
              >
                ${name}
              </button>
            </li>`,
        )}
        </ul>`,
    });
  }

  languageChanged(): void {
    this.requestUpdate();
    void this.#playground?.speak(languageNow());
  }

  /** The page is drawn anew, so the focus has to be given to the new word. */
  async #speakFromNowOn(language: Language, id: string): Promise<void> {
    await chooseLanguage(language);
    await this.updateComplete;
    const find = (selector: string) => this.renderRoot.querySelector<HTMLElement>(selector);
    find(`#${id}:popover-open`)?.hidePopover();
    find(`[data-word="${id}"]`)?.focus();
  }

  #undoButtons(playground: Playground): TemplateResult {
    const { page } = words();
    return html`<button
        class="text-button"
        aria-label=${page.undo}
        title=${page.undoTitle}
        ?disabled=${!playground.canUndo}
        @click=${() => playground.undo()}
      >
        ${UNDO}
      </button>
      <button
        class="text-button"
        aria-label=${page.redo}
        title=${page.redoTitle}
        ?disabled=${!playground.canRedo}
        @click=${() => playground.redo()}
      >
        ${REDO}
      </button>`;
  }

  #copyButton(id: string): TemplateResult | typeof nothing {
    if (!this.hasAttribute('link')) return nothing;
    const file = this.#playground?.file;
    return shareLink(id, {
      said: this.#copied ? words().page.linkCopied : '',
      holdsTable: !file || this.hasAttribute('src') || this.#fetched.has(file.source),
      fileName: file?.name ?? '',
      copy: (withTable) => void this.#copyLink(withTable),
    });
  }

  /** Whether the table is in the link from now on; says why, if it is not. */
  async #pack(playground: Playground): Promise<boolean> {
    const { source, name } = playground.file!;
    const text = await packFile(source);
    if (text !== null) {
      this.#packed = { source, text };
      return true;
    }
    const message = words().page.linkTooLong(name, formatBytes(MOST_PACKED_SIGNS));
    playground.say(new PlaygroundError('link_too_long', '', message));
    return false;
  }

  async #copyLink(withTable: boolean): Promise<void> {
    if (!this.#playground) return;
    if (withTable && !(await this.#pack(this.#playground))) return;
    if (!withTable) this.#packed = null;
    const link = new URL(this.#hash(), location.href).href;
    if (withTable) history.replaceState(null, '', link);
    try {
      await navigator.clipboard.writeText(link);
      this.#copied = true;
    } catch {
      // Without leave to write, the address itself is the link.
      history.replaceState(null, '', link);
      this.#playground?.say(new PlaygroundError('not_ready', '', words().page.mayNotCopy));
    }
    this.requestUpdate();
    setTimeout(() => {
      this.#copied = false;
      this.requestUpdate();
    }, COPIED_MS);
  }

  #brand(): TemplateResult {
    return html`<div class="brand">${LOGO}<span>RMSprop Playground</span></div>`;
  }

  #samples(): Sample[] {
    return SAMPLES.map((sample) => ({
      name: sample.name,
      about: words().samples[sample.name],
      open: () => void this.#openSample(sample),
    }));
  }

  override render(): unknown {
    const playground = this.#playground;
    if (!playground || !this.#hasWords) return nothing;
    // In another language nothing of what was drawn stays, not even what is guarded or was set once.
    return keyed(languageNow(), this.#page(playground, playground.state));
  }

  #page(playground: Playground, state: PlaygroundState): TemplateResult {
    const open = state.drawer === 'open';
    const { page } = words();
    return html`<div class="app" lang=${languageNow()}>
        <div class=${open ? 'rail open' : 'rail'} role="group" aria-label=${page.groups.rail}>
          <div class="side">
            <div class="row">
              ${this.#brand()}
              <button class="text-button drawer-close" @click=${() => this.#drawer('closed')}>${page.close}</button>
            </div>
            ${dataPanel(playground, state, this.#samples())} ${modelPanel(playground, state)}
            <p class="hint foot">
              ${page.keys}
              <button class="text-button" data-test="keys" @click=${() => openShortcuts(this.renderRoot)}>
                ${page.allKeys}</button
              ><br />${page.privacy}
              <span class="language">${page.language}: ${this.#languageWord('word-language-drawer')}</span>
            </p>
          </div>
        </div>
        <div class="bar" ?inert=${open}>
          ${this.#brand()}
          <div class="bar-buttons">
            ${this.#undoButtons(playground)} ${this.#copyButton('word-link')}
            <span class="language">${this.#languageWord('word-language')}</span>
            ${this.#themeButton()}
          </div>
        </div>
        <div class="task" ?inert=${open}>
          ${taskSentence(playground, state)} ${this.#summary(state)}
        </div>
        <div class="optimizers" role="group" aria-label=${page.groups.optimizer} ?inert=${open}>
          <div class="side">
            <div class="top wide">
              ${this.#undoButtons(playground)} ${this.#copyButton('word-link-wide')}
              ${this.#languageWord('word-language-wide')} ${this.#themeButton()}
            </div>
            ${optimizerPanel(playground, state)}
          </div>
        </div>
        <div class="stage" role="group" aria-label=${page.groups.stage} ?inert=${open}>
          ${notice(playground, state)} ${stage(playground, state)}
        </div>
        <div class="run" role="group" aria-label=${page.groups.run} ?inert=${open}>
          ${runBar(playground, state)}
        </div>
        <div class="charts" role="group" aria-label=${page.groups.charts} ?inert=${open}>
          ${chartsRow(playground, state)}
        </div>
      </div>
      ${shortcutSheet()}
      ${open ? html`<div class="veil" @click=${() => this.#drawer('closed')}></div>` : nothing}
      ${this.#dragging ? html`<div class="drop-frame" lang=${languageNow()}>${page.drop}</div>` : nothing}`;
  }

  #summary({ table, recipe, info }: PlaygroundState): TemplateResult | typeof nothing {
    if (!table || !info) return nothing;
    const used = recipe.features.length + 1;
    const { page } = words();
    return html`<div class="summary">
      <button class="text-button" @click=${() => this.#drawer('open')}>
        ${page.dataSummary(used, table.columns.length)}
      </button>
      <button class="text-button" @click=${() => this.#drawer('open')}>
        ${page.modelSummary(info.parameterCount)}
      </button>
    </div>`;
  }

  async #drawer(drawer: ViewState['drawer']): Promise<void> {
    await this.#playground?.setView({ drawer });
    await this.updateComplete;
    const focus = drawer === 'open' ? '.drawer-close' : '.summary button';
    this.renderRoot.querySelector<HTMLElement>(focus)?.focus();
  }
}

if (!customElements.get('rp-plot')) customElements.define('rp-plot', RpPlot);
