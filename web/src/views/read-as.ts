/** How the file was read, as a word that opens what can be said instead. */

import { html, type TemplateResult } from 'lit';
import type { Playground } from '../app/playground.ts';
import type { PlaygroundState } from '../app/state.ts';
import type { AskedOptions, TableSummary } from '../protocol/calls.ts';
import { textInput } from './number-field.ts';
import { type Choice, selectField } from './select-field.ts';
import { word } from './word.ts';

const DELIMITERS: readonly Choice[] = [
  { value: ',', label: 'comma ,' },
  { value: ';', label: 'semicolon ;' },
  { value: '\t', label: 'tab' },
  { value: '|', label: 'bar |' },
  { value: ' ', label: 'space' },
  { value: ':', label: 'colon :' },
];

const ENCODINGS: readonly Choice[] = [
  { value: 'utf-8', label: 'UTF-8' },
  { value: 'windows-1252', label: 'Windows-1252' },
  { value: 'utf-16le', label: 'UTF-16 LE' },
  { value: 'utf-16be', label: 'UTF-16 BE' },
  { value: 'windows-1250', label: 'Windows-1250' },
  { value: 'windows-1251', label: 'Windows-1251' },
  { value: 'shift_jis', label: 'Shift JIS' },
  { value: 'gb18030', label: 'GB 18030' },
  { value: 'euc-kr', label: 'EUC-KR' },
];

const HEADER: readonly Choice[] = [
  { value: 'true', label: 'the first row names the columns' },
  { value: 'false', label: 'there is none' },
];

export const DECIMAL_SIGNS: readonly Choice[] = [
  { value: '.', label: 'point: 1.5' },
  { value: ',', label: 'comma: 1,5' },
];

/** The list with `value` in it: a person may have asked for one that is not usual. */
function withValue(choices: readonly Choice[], value: string): readonly Choice[] {
  if (choices.some((choice) => choice.value === value)) return choices;
  return [...choices, { value, label: value }];
}

function labelOf(choices: readonly Choice[], value: string): string {
  return choices.find((choice) => choice.value === value)?.label ?? value;
}

/** Spaces and commas part them: no text that means "missing" has any. */
function parseTexts(text: string): string[] {
  return text.split(/[\s,]+/).filter((part) => part !== '');
}

export function readAs(
  playground: Playground,
  state: PlaygroundState,
  { format }: TableSummary,
): TemplateResult {
  const { asked } = state;
  const say = (change: AskedOptions) => void playground.readAgain(change);
  const { encoding, delimiter, hasHeader, decimal, comment, missingTexts } = format;
  const text = [
    labelOf(ENCODINGS, encoding),
    labelOf(DELIMITERS, delimiter).split(' ')[0],
    hasHeader ? 'header' : 'no header',
    `decimal ${decimal === '.' ? 'point' : 'comma'}`,
    ...(asked.everyKthRow === undefined ? [] : [`one row in ${asked.everyKthRow}`]),
  ].join(', ');
  return word({
    id: 'word-read-as',
    text,
    title: 'How the file is read',
    plain: true,
    content: html`<div class="fields">
        ${selectField(state, {
          key: 'delimiter',
          label: 'delimiter',
          value: delimiter,
          choices: withValue(DELIMITERS, delimiter),
          choose: (value) => say({ delimiter: value }),
        })}
        ${selectField(state, {
          key: 'encoding',
          label: 'encoding',
          value: encoding,
          choices: withValue(ENCODINGS, encoding),
          choose: (value) => say({ encoding: value }),
        })}
        ${selectField(state, {
          key: 'header',
          label: 'header',
          value: String(hasHeader),
          choices: HEADER,
          choose: (value) => say({ header: value === 'true' }),
        })}
        ${selectField(state, {
          key: 'decimal',
          label: 'decimals',
          value: decimal,
          choices: DECIMAL_SIGNS,
          choose: (value) => say({ decimal: value === ',' ? ',' : '.' }),
        })}
        <div class="field">
          <label for="setting-comment">comments</label>
          ${textInput(state, {
            key: 'comment',
            label: 'Sign that lines which are comments begin with',
            value: comment,
            help: 'Lines that begin with it are no rows. Empty: no line is a comment.',
            commit: (value) => say({ comment: value.trim() }),
          })}
        </div>
        <div class="field">
          <label for="setting-missing_texts">missing</label>
          ${textInput(state, {
            key: 'missing_texts',
            label: 'Texts that stand for no value, in any case',
            value: missingTexts.filter((missing) => missing !== '').join(', '),
            help: 'Cells with one of these texts are empty, in any case. Separate them by commas.',
            commit: (value) => say({ missingTexts: ['', ...parseTexts(value)] }),
          })}
        </div>
        <div class="field">
          <label for="setting-every_kth_row">one row in</label>
          ${textInput(state, {
            key: 'every_kth_row',
            label: 'Keep one row in so many',
            value: String(asked.everyKthRow ?? 1),
            help: 'Keeps the first row and every k-th after it, for files that are too large.',
            commit: (value) => say({ everyKthRow: Number(value) }),
          })}
        </div>
      </div>
      <p class="hint">Found by looking at the file, unless it was chosen here. The file is read again.</p>
      ${
        Object.keys(asked).length === 0
          ? html``
          : html`<button
              class="text-button"
              data-test="read-as-found"
              @click=${() => void playground.readAsFound()}
            >
              Read it as found
            </button>`
      }`,
  });
}
