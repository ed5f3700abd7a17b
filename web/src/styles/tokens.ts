/** The design system as custom properties: colour roles, type, space; light and dark. */

import { css, unsafeCSS } from 'lit';

const light = `
  color-scheme: light;
  --paper: #ffffff; --rail: #f5f7f8; --ink: #1b1f24; --ink-2: #4a525b; --ink-3: #636c75;
  --edge: #7f8890; --hair: #dde2e6; --grid: #eceff1; --press: #e6eaed;
  --runner-1: #d55e00; --runner-1-text: #b04a00; --runner-1-band: rgb(213 94 0 / 24%);
  --runner-1-raw: rgb(213 94 0 / 13%);
  --runner-2: #0072b2; --runner-2-text: #0068a3; --runner-2-band: rgb(0 114 178 / 15%);
  --runner-2-raw: rgb(0 114 178 / 13%);
  --runner-3: #009e73; --runner-3-text: #00755a; --runner-3-band: rgb(0 158 115 / 15%);
  --runner-3-raw: rgb(0 158 115 / 13%);
  --runner-4: #c4619a; --runner-4-text: #a2427c; --runner-4-band: rgb(196 97 154 / 15%);
  --runner-4-raw: rgb(196 97 154 / 13%);
  --runner-5: #7a3fe0; --runner-5-text: #6a30cc; --runner-5-band: rgb(122 63 224 / 15%);
  --runner-5-raw: rgb(122 63 224 / 13%);
  --runner-6: #1b1f24; --runner-6-text: #1b1f24; --runner-6-band: rgb(27 31 36 / 15%);
  --runner-6-raw: rgb(27 31 36 / 13%);
  --dot: rgb(27 31 36 / 30%);
  --tint: rgb(173 185 196 / 9%); --contour: rgb(74 82 91 / 28%);
  --class-1: #c3d9f0; --class-2: #f6dcae; --class-3: #c4e4cd; --class-4: #efc9dd;
  --class-5: #d6ccf0; --class-6: #d9d9d0;
`;

const dark = `
  color-scheme: dark;
  --paper: #0f1317; --rail: #161b20; --ink: #e8ebee; --ink-2: #aeb7bf; --ink-3: #8a949d;
  --edge: #6b757f; --hair: #2a3138; --grid: #1d2329; --press: #252c33;
  --runner-1: #f5813f; --runner-1-text: #f5813f; --runner-1-band: rgb(245 129 63 / 27%);
  --runner-1-raw: rgb(245 129 63 / 17%);
  --runner-2: #4aa3f0; --runner-2-text: #5fb0f5; --runner-2-band: rgb(74 163 240 / 17%);
  --runner-2-raw: rgb(74 163 240 / 17%);
  --runner-3: #3fd0a5; --runner-3-text: #3fd0a5; --runner-3-band: rgb(63 208 165 / 17%);
  --runner-3-raw: rgb(63 208 165 / 17%);
  --runner-4: #e08bbb; --runner-4-text: #e08bbb; --runner-4-band: rgb(224 139 187 / 17%);
  --runner-4-raw: rgb(224 139 187 / 17%);
  --runner-5: #7a5cf5; --runner-5-text: #a48fff; --runner-5-band: rgb(122 92 245 / 17%);
  --runner-5-raw: rgb(122 92 245 / 17%);
  --runner-6: #e8ebee; --runner-6-text: #e8ebee; --runner-6-band: rgb(232 235 238 / 17%);
  --runner-6-raw: rgb(232 235 238 / 17%);
  --dot: rgb(232 235 238 / 34%);
  --tint: rgb(82 101 118 / 7%); --contour: rgb(174 183 191 / 26%);
  --class-1: #23436b; --class-2: #614a1d; --class-3: #22543d; --class-4: #633149;
  --class-5: #433478; --class-6: #474a40;
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
