/** How the file was read, as a word that opens what can be said instead. */

import { html, type TemplateResult } from 'lit';
import type { Playground } from '../app/playground.ts';
import type { PlaygroundState } from '../app/state.ts';
import type { AskedOptions, TableSummary } from '../protocol/calls.ts';
import { words } from '../words/language.ts';
import { textInput } from './number-field.ts';
import { type Choice, selectField } from './select-field.ts';
import { word } from './word.ts';

function delimiters(): readonly Choice[] {
  const { comma, semicolon, tab, bar, space, colon } = words().data.readAs.delimiters;
  return [
    { value: ',', label: `${comma} ,` },
    { value: ';', label: `${semicolon} ;` },
    { value: '\t', label: tab },
    { value: '|', label: `${bar} |` },
    { value: ' ', label: space },
    { value: ':', label: `${colon} :` },
  ];
}

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

function headers(): readonly Choice[] {
  const said = words().data.readAs.headers;
  return [
    { value: 'true', label: said.true },
    { value: 'false', label: said.false },
  ];
}

export function decimalSigns(): readonly Choice[] {
  const { point, comma } = words().data.readAs.decimalSigns;
  return [
    { value: '.', label: point },
    { value: ',', label: comma },
  ];
}

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
  const said = words().data.readAs;
  const say = (change: AskedOptions) => void playground.readAgain(change);
  const { encoding, delimiter, hasHeader, decimal, comment, missingTexts } = format;
  const text = [
    labelOf(ENCODINGS, encoding),
    labelOf(delimiters(), delimiter).split(' ')[0],
    hasHeader ? said.found.header : said.found.noHeader,
    decimal === '.' ? said.found.decimalPoint : said.found.decimalComma,
    ...(asked.everyKthRow === undefined ? [] : [said.found.oneRowIn(asked.everyKthRow)]),
  ].join(', ');
  return word({
    id: 'word-read-as',
    text,
    title: said.title,
    plain: true,
    content: html`<div class="fields">
        ${selectField(state, {
          key: 'delimiter',
          label: said.delimiter,
          value: delimiter,
          choices: withValue(delimiters(), delimiter),
          choose: (value) => say({ delimiter: value }),
        })}
        ${selectField(state, {
          key: 'encoding',
          label: said.encoding,
          value: encoding,
          choices: withValue(ENCODINGS, encoding),
          choose: (value) => say({ encoding: value }),
        })}
        ${selectField(state, {
          key: 'header',
          label: said.header,
          value: String(hasHeader),
          choices: headers(),
          choose: (value) => say({ header: value === 'true' }),
        })}
        ${selectField(state, {
          key: 'decimal',
          label: said.decimals,
          value: decimal,
          choices: decimalSigns(),
          choose: (value) => say({ decimal: value === ',' ? ',' : '.' }),
        })}
        <div class="field">
          <label for="setting-comment">${said.comments}</label>
          ${textInput(state, {
            key: 'comment',
            label: said.commentsTitle,
            value: comment,
            help: said.commentsHelp,
            commit: (value) => say({ comment: value.trim() }),
          })}
        </div>
        <div class="field">
          <label for="setting-missing_texts">${said.missing}</label>
          ${textInput(state, {
            key: 'missing_texts',
            label: said.missingTitle,
            value: missingTexts.filter((missing) => missing !== '').join(', '),
            help: said.missingHelp,
            commit: (value) => say({ missingTexts: ['', ...parseTexts(value)] }),
          })}
        </div>
        <div class="field">
          <label for="setting-every_kth_row">${said.oneRowIn}</label>
          ${textInput(state, {
            key: 'every_kth_row',
            label: said.oneRowInTitle,
            value: String(asked.everyKthRow ?? 1),
            help: said.oneRowInHelp,
            commit: (value) => say({ everyKthRow: Number(value) }),
          })}
        </div>
      </div>
      <p class="hint">${said.about}</p>
      ${
        Object.keys(asked).length === 0
          ? html``
          : html`<button
              class="text-button"
              data-test="read-as-found"
              @click=${() => void playground.readAsFound()}
            >
              ${said.asFound}
            </button>`
      }`,
  });
}
