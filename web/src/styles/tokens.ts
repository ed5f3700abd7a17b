/** The design system as custom properties: colour roles, type, space; light and dark. */

import { css, unsafeCSS } from 'lit';

const light = `
  color-scheme: light;
  --paper: #ffffff; --rail: #f5f7f8; --ink: #1b1f24; --ink-2: #4a525b; --ink-3: #636c75;
  --edge: #7f8890; --hair: #dde2e6; --grid: #eceff1; --press: #e6eaed;
  --runner-1: #d55e00; --runner-1-text: #b04a00; --runner-1-band: rgb(213 94 0 / 24%);
  --runner-1-raw: rgb(213 94 0 / 13%);
  --dot: rgb(27 31 36 / 30%);
`;

const dark = `
  color-scheme: dark;
  --paper: #0f1317; --rail: #161b20; --ink: #e8ebee; --ink-2: #aeb7bf; --ink-3: #8a949d;
  --edge: #6b757f; --hair: #2a3138; --grid: #1d2329; --press: #252c33;
  --runner-1: #f5813f; --runner-1-text: #f5813f; --runner-1-band: rgb(245 129 63 / 27%);
  --runner-1-raw: rgb(245 129 63 / 17%);
  --dot: rgb(232 235 238 / 34%);
`;

export const tokens = css`
  :host {
    ${unsafeCSS(light)}
    --sans: var(--rp-sans, system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', sans-serif);
    --serif: var(--rp-serif, 'Source Serif 4', ui-serif, Georgia, 'Noto Serif', serif);
    --math: var(--rp-math, 'STIX Two Math', 'Cambria Math', math, var(--serif));
    --radius: 4px;
  }
  @media (prefers-color-scheme: dark) {
    :host(:not([theme='light'])) {
      ${unsafeCSS(dark)}
    }
  }
  :host([theme='dark']) {
    ${unsafeCSS(dark)}
  }
`;
