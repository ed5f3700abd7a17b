/** How words, buttons, fields and tables look. */

import { css } from 'lit';

export const controls = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  h1,
  h2,
  h3,
  p,
  ul,
  dl,
  dd,
  table {
    margin: 0;
    padding: 0;
    font: inherit;
  }
  ul {
    list-style: none;
  }
  button,
  select,
  input {
    font: inherit;
    color: inherit;
    letter-spacing: inherit;
  }
  button,
  select,
  label,
  summary {
    cursor: pointer;
  }
  :focus-visible {
    outline: 2px solid var(--ink);
    outline-offset: 2px;
    border-radius: var(--radius);
  }
  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  .brand {
    height: 48px;
    display: flex;
    align-items: center;
    gap: 10px;
    font: 400 17px/24px var(--serif);
    white-space: nowrap;
  }
  h2 {
    font: 400 17px/24px var(--serif);
  }
  h3 {
    font-weight: 600;
    display: inline;
  }
  .say {
    font: 400 20px/30px var(--serif);
    text-wrap: pretty;
    overflow-wrap: anywhere;
  }
  .caption {
    font: 400 15px/22px var(--serif);
    color: var(--ink-2);
    text-wrap: pretty;
    overflow-wrap: anywhere;
    padding: 10px 0 6px;
  }
  .hint {
    color: var(--ink-3);
    font-size: 12px;
    line-height: 18px;
  }
  .row {
    display: flex;
    align-items: baseline;
    justify-content: space-between;
    gap: 8px;
  }
  .choices {
    display: flex;
    align-items: center;
    gap: 14px;
    margin: 8px 0 6px;
  }
  .button.file {
    display: inline-flex;
    align-items: center;
  }
  .button:focus-within {
    outline: 2px solid var(--ink);
    outline-offset: 2px;
  }
  .rail section + section {
    border-top: 1px solid var(--hair);
    margin-top: 20px;
    padding-top: 14px;
  }
  .rail .foot {
    margin-top: auto;
    padding-top: 16px;
  }

  .word {
    font-style: italic;
    cursor: pointer;
    text-decoration: underline 1px var(--edge);
    text-underline-offset: 4px;
    overflow-wrap: anywhere;
  }
  .word:hover {
    text-decoration: underline 2px var(--ink);
  }
  .word.plain {
    font-style: normal;
    color: var(--ink-2);
  }
  .button {
    height: 28px;
    padding: 0 10px;
    border: 1px solid var(--edge);
    border-radius: var(--radius);
    background: none;
    white-space: nowrap;
    transition: background 80ms;
  }
  .button:hover {
    background: var(--press);
  }
  .button:disabled {
    border-color: var(--hair);
    color: var(--ink-3);
    cursor: default;
    background: none;
  }
  .text-button {
    background: none;
    border: 0;
    padding: 0 2px;
    min-height: 28px;
    color: var(--ink-2);
    border-radius: var(--radius);
    white-space: nowrap;
  }
  .text-button:hover {
    color: var(--ink);
    text-decoration: underline;
    text-underline-offset: 4px;
  }
  .text-button:disabled {
    color: var(--ink-3);
    text-decoration: none;
    cursor: default;
  }
  .icon {
    width: 40px;
    height: 40px;
    padding: 0;
    display: grid;
    place-items: center;
  }
  .icon svg,
  .primary svg {
    fill: currentColor;
  }
  .primary {
    height: 40px;
    width: 112px;
    padding: 0 14px;
    border: 0;
    border-radius: var(--radius);
    background: var(--ink);
    color: var(--paper);
    font-weight: 600;
    display: flex;
    align-items: center;
    gap: 10px;
  }
  .primary:hover {
    background: var(--ink-2);
  }
  .primary:disabled {
    background: var(--press);
    color: var(--ink-3);
    cursor: default;
  }
  .segments {
    display: flex;
    border: 1px solid var(--edge);
    border-radius: var(--radius);
    margin-top: 8px;
  }
  .segments button {
    flex: 1;
    height: 28px;
    border: 0;
    background: none;
    padding: 0 8px;
    color: var(--ink-2);
    white-space: nowrap;
  }
  .segments button + button {
    border-left: 1px solid var(--edge);
  }
  .segments button[aria-pressed='true'] {
    font-weight: 600;
    color: var(--ink);
    box-shadow: inset 0 -2px 0 var(--ink);
  }
  .tabs {
    display: flex;
    gap: 24px;
    height: 40px;
    border-bottom: 1px solid var(--hair);
    flex: none;
    overflow-x: auto;
    scrollbar-width: none;
  }
  .tabs button {
    flex: none;
    background: none;
    border: 0;
    padding: 0;
    color: var(--ink-2);
    border-bottom: 2px solid transparent;
  }
  /* Inside: what scrolls would cut a ring around it off. */
  .tabs button:focus-visible {
    outline-offset: -3px;
  }
  .tabs button[aria-selected='true'] {
    color: var(--ink);
    font-weight: 600;
    border-bottom-color: var(--ink);
  }
  .panel {
    display: flex;
    flex-direction: column;
    flex: 1;
    min-height: 0;
    min-width: 0;
  }

  .field {
    display: grid;
    grid-template-columns: 82px minmax(0, 1fr);
    gap: 2px 8px;
    align-items: center;
    min-height: 28px;
  }
  .field > label {
    color: var(--ink-2);
  }
  .field .refusal,
  .parameter .refusal {
    grid-column: 1 / -1;
  }
  .refusal {
    color: var(--ink);
    font-size: 12px;
    line-height: 18px;
    padding: 2px 0 4px;
  }
  input[type='text'] {
    width: 100%;
    min-width: 0;
    height: 24px;
    padding: 0 2px;
    background: none;
    border: 0;
    border-bottom: 1px solid var(--edge);
    border-radius: 0;
  }
  input[type='text']:hover {
    border-bottom-color: var(--ink);
  }
  input[aria-invalid='true'] {
    text-decoration: underline wavy var(--ink) 1px;
    text-underline-offset: 4px;
  }
  .with-unit {
    display: flex;
    align-items: baseline;
    gap: 8px;
  }
  .with-unit input[type='text'] {
    flex: 0 0 56px;
  }
  select {
    max-width: 100%;
    height: 24px;
    padding: 0;
    background: var(--paper);
    border: 0;
    border-bottom: 1px solid var(--edge);
    border-radius: 0;
  }
  .rail select {
    background: var(--rail);
  }
  .rail .popover select {
    background: var(--paper);
  }
  input[type='checkbox'],
  input[type='radio'] {
    accent-color: var(--ink);
    margin: 0;
    width: 15px;
    height: 15px;
    flex: none;
  }
  input[type='range'] {
    appearance: none;
    width: 100%;
    height: 24px;
    margin: 0;
    background: linear-gradient(var(--edge), var(--edge)) center / 100% 1px no-repeat;
  }
  input[type='range']::-webkit-slider-thumb {
    appearance: none;
    width: 10px;
    height: 10px;
    border-radius: 50%;
    background: var(--ink);
  }
  input[type='range']::-moz-range-thumb {
    border: 0;
    width: 10px;
    height: 10px;
    border-radius: 50%;
    background: var(--ink);
  }

  .popover {
    position: fixed;
    margin: 0;
    padding: 12px 14px;
    max-width: min(340px, calc(100vw - 24px));
    max-height: min(420px, calc(100vh - 24px));
    overflow: auto;
    background: var(--paper);
    color: var(--ink);
    border: 1px solid var(--edge);
    border-radius: var(--radius);
    font: 400 13px/20px var(--sans);
  }
  .popover:not([data-placed]) {
    opacity: 0;
  }
  .sheet {
    padding: 0;
    max-width: min(520px, calc(100vw - 24px));
    max-height: calc(100vh - 24px);
    background: var(--paper);
    color: var(--ink);
    border: 1px solid var(--edge);
    border-radius: var(--radius);
    font: 400 13px/20px var(--sans);
  }
  .sheet::backdrop {
    background: rgb(0 0 0 / 30%);
  }
  .sheet-content {
    padding: 16px 24px 24px;
  }
  .sheet h3 {
    margin: 14px 0 4px;
    font: 600 13px/20px var(--sans);
  }
  .sheet dl {
    display: grid;
    grid-template-columns: minmax(110px, max-content) 1fr;
    gap: 4px 16px;
    margin: 0;
  }
  .sheet dd {
    margin: 0;
    color: var(--ink-2);
  }
  .sheet kbd {
    font: 600 12px/20px var(--sans);
  }
  .popover-title {
    font-weight: 600;
    margin-bottom: 6px;
  }
  .popover li label {
    display: flex;
    align-items: center;
    gap: 8px;
    min-height: 28px;
    overflow-wrap: anywhere;
  }
  .popover li[aria-disabled='true'] {
    color: var(--ink-3);
  }

  .notice {
    display: flex;
    gap: 12px;
    align-items: flex-start;
    padding: 12px 0;
    border-bottom: 1px solid var(--hair);
  }
  .notice p {
    flex: 1;
    font: 400 15px/22px var(--serif);
    text-wrap: pretty;
    overflow-wrap: anywhere;
  }
  .file-line {
    display: block;
    font: 400 12px/18px var(--sans);
  }
  .file-line code {
    font-family: ui-monospace, 'SFMono-Regular', Menlo, Consolas, monospace;
    white-space: pre-wrap;
  }
  .notice svg {
    margin-top: 4px;
    flex: none;
    fill: var(--ink);
  }
  .notice.runner svg {
    fill: var(--runner);
  }
  .notice.runner b {
    color: var(--runner-text);
    font-weight: 600;
  }
  .drop-frame {
    position: fixed;
    inset: 8px;
    z-index: 5;
    border: 2px solid var(--ink);
    border-radius: var(--radius);
    background: color-mix(in srgb, var(--paper) 80%, transparent);
    display: grid;
    place-items: center;
    font: 400 20px/30px var(--serif);
    pointer-events: none;
  }
`;
