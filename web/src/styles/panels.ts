/** Looks that belong to one panel. */

import { css } from 'lit';

export const panels = css`
  .columns {
    width: 100%;
    border-collapse: collapse;
    table-layout: fixed;
  }
  .columns td,
  .columns th {
    height: 28px;
    padding: 0;
    vertical-align: middle;
    font-weight: 400;
    text-align: start;
    white-space: nowrap;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .columns td:nth-child(2) {
    width: 74px;
  }
  .columns-scroll {
    max-height: 346px;
    overflow-y: auto;
    margin-top: 8px;
  }
  .columns-scroll:has(.opened) {
    max-height: 760px;
  }
  .columns td:last-child {
    width: 60px;
    color: var(--ink-2);
    font-size: 12px;
  }
  .columns path {
    fill: var(--edge);
  }
  .columns .target th {
    font-weight: 600;
  }
  .columns .target path {
    fill: var(--ink);
  }
  .columns .ignored th,
  .columns .ignored td {
    color: var(--ink-3);
  }
  .columns .ignored path {
    opacity: 0.4;
  }
  .line {
    background: none;
    border: 0;
    padding: 0;
    color: inherit;
    font: inherit;
    text-align: start;
    overflow-wrap: anywhere;
  }
  .line:hover {
    text-decoration: underline;
    text-underline-offset: 4px;
  }
  .columns .line {
    display: block;
    width: 100%;
    min-height: 28px;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .columns .opened td {
    height: auto;
    width: auto;
    padding: 4px 0 14px;
    white-space: normal;
    color: inherit;
    font-size: 13px;
  }
  .detail {
    border-inline-start: 2px solid var(--edge);
    padding-inline-start: 12px;
    display: grid;
    gap: 6px;
  }
  .detail .fields {
    margin: 0;
  }
  .distribution {
    margin: 0;
    max-width: 240px;
  }
  .distribution .bars {
    display: block;
    width: 100%;
  }
  .distribution .ends {
    display: flex;
    justify-content: space-between;
    font-size: 11px;
    line-height: 16px;
    color: var(--ink-3);
    border-top: 1px solid var(--edge);
  }
  .levels {
    width: 100%;
    border-collapse: collapse;
    table-layout: fixed;
    font-size: 12px;
  }
  .columns .levels td,
  .columns .levels th {
    height: 20px;
    width: auto;
    padding: 0;
    color: var(--ink-2);
  }
  .columns .levels td:nth-child(2) {
    width: 68px;
  }
  .columns .levels td:last-child {
    width: 52px;
    text-align: end;
  }
  .parts {
    border: 0;
    margin: 0;
    padding: 0;
    display: flex;
    flex-wrap: wrap;
    gap: 0 14px;
  }
  .parts legend {
    padding: 0;
    color: var(--ink-2);
  }
  .parts label {
    display: flex;
    align-items: center;
    gap: 6px;
    min-height: 28px;
  }
  .ledger .rows {
    padding: 4px 0 8px;
  }
  .ledger .opened .scroll {
    min-height: 0;
    max-height: 240px;
  }
  .paste {
    display: grid;
    gap: 8px;
    justify-items: start;
  }
  .paste textarea {
    width: 100%;
    font: 12px/18px ui-monospace, 'SFMono-Regular', Menlo, Consolas, monospace;
    color: inherit;
    background: none;
    border: 1px solid var(--edge);
    border-radius: var(--radius);
    padding: 4px;
  }
  .confusion [data-share="1"] {
    background: color-mix(in srgb, var(--runner) 6%, transparent);
  }
  .confusion [data-share="2"] {
    background: color-mix(in srgb, var(--runner) 12%, transparent);
  }
  .confusion [data-share="3"] {
    background: color-mix(in srgb, var(--runner) 18%, transparent);
  }
  .confusion [data-share="4"] {
    background: color-mix(in srgb, var(--runner) 24%, transparent);
  }
  .confusion [data-share="5"] {
    background: color-mix(in srgb, var(--runner) 30%, transparent);
  }

  .confusion .right {
    font-weight: 600;
  }

  .ledger {
    overflow-wrap: anywhere;
    width: 100%;
    table-layout: fixed;
    border-collapse: collapse;
    margin-top: 12px;
    font-size: 12px;
    line-height: 19px;
    color: var(--ink-2);
  }
  .ledger .count,
  .ledger .what {
    padding: 0;
    vertical-align: top;
  }
  .ledger .count {
    text-align: end;
    color: var(--ink);
    width: 52px;
    padding-inline-end: 10px;
    white-space: nowrap;
  }
  .fields {
    margin-top: 8px;
    display: grid;
    gap: 4px;
  }
  math {
    flex: none;
    font-family: var(--math);
    font-size: 18px;
    white-space: nowrap;
  }
  .root-sign {
    padding: 0;
    margin: 0;
  }
  .radicand {
    border-top: 1px solid currentColor;
    padding: 1px 2px 0 1px;
  }
  .model-formula {
    margin-top: 14px;
    overflow-x: auto;
  }
  .reading {
    margin-top: 8px;
  }
  progress {
    appearance: none;
    width: 100%;
    height: 4px;
    border: 0;
    background: var(--hair);
    accent-color: var(--ink);
  }
  progress::-webkit-progress-bar {
    background: var(--hair);
  }
  progress::-webkit-progress-value {
    background: var(--ink);
  }
  progress::-moz-progress-bar {
    background: var(--ink);
  }

  .top {
    flex: none;
    height: 48px;
    display: flex;
    align-items: center;
    justify-content: flex-end;
    gap: 16px;
  }
  .runner {
    display: grid;
    grid-template:
      'swatch title metric' minmax(28px, auto)
      'code code code' 28px
      / 28px minmax(0, 1fr) auto;
    column-gap: 10px;
    align-items: center;
    border-top: 1px solid var(--hair);
  }
  .runner > svg {
    grid-area: swatch;
  }
  .runner .metric {
    grid-area: metric;
    font-weight: 600;
    text-align: end;
  }
  .code {
    grid-area: code;
  }
  .runner-title {
    grid-area: title;
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .runner-title b,
  .detail-title b {
    font-weight: 600;
    color: var(--runner-text);
  }
  .runner-title[aria-pressed='true'] b {
    text-decoration: underline 2px;
    text-underline-offset: 4px;
  }
  .runner-detail {
    border-top: 1px solid var(--edge);
    margin-top: 10px;
    padding-top: 8px;
  }
  .detail-title {
    display: flex;
    flex-wrap: wrap;
    gap: 0 14px;
    align-items: baseline;
    font-size: 14px;
  }
  .rule {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    align-items: flex-end;
    gap: 0 12px;
  }
  .runner-buttons {
    display: flex;
    gap: 12px;
    margin-top: 6px;
  }
  [data-slot='1'] {
    --runner: var(--runner-1);
    --runner-text: var(--runner-1-text);
  }
  [data-slot='2'] {
    --runner: var(--runner-2);
    --runner-text: var(--runner-2-text);
  }
  [data-slot='3'] {
    --runner: var(--runner-3);
    --runner-text: var(--runner-3-text);
  }
  [data-slot='4'] {
    --runner: var(--runner-4);
    --runner-text: var(--runner-4-text);
  }
  [data-slot='5'] {
    --runner: var(--runner-5);
    --runner-text: var(--runner-5-text);
  }
  [data-slot='6'] {
    --runner: var(--runner-6);
    --runner-text: var(--runner-6-text);
  }
  [data-slot='2'] .swatch {
    stroke-dasharray: 7 3.5;
  }
  [data-slot='3'] .swatch {
    stroke-dasharray: 0.1 3.6;
    stroke-linecap: round;
  }
  [data-slot='4'] .swatch {
    stroke-dasharray: 9 3.5 1.5 3.5;
  }
  [data-slot='5'] .swatch {
    stroke-dasharray: 3 2.5;
  }
  [data-slot='6'] .swatch {
    stroke-dasharray: 14 3;
  }
  .swatch {
    stroke: var(--runner);
    stroke-width: 2.25;
  }
  .barcode {
    display: block;
    width: 100%;
    height: 24px;
    overflow: visible;
  }
  .barcode .axis {
    stroke: var(--hair);
    vector-effect: non-scaling-stroke;
  }
  .barcode .tick {
    stroke: var(--runner);
    stroke-width: 1;
    vector-effect: non-scaling-stroke;
  }
  .barcode .few {
    stroke-opacity: 0.45;
  }
  .barcode .some {
    stroke-opacity: 0.7;
  }
  .barcode .median {
    stroke: var(--runner-text);
    stroke-width: 2.5;
    vector-effect: non-scaling-stroke;
  }
  .barcode-ticks {
    display: flex;
    justify-content: space-between;
    font-size: 11px;
    line-height: 14px;
    color: var(--ink-3);
  }
  .detail-title b .word.plain {
    color: var(--runner-text);
  }
  .detail-title .popover {
    font-weight: 400;
    font-size: 13px;
  }
  .detail-title .popover li label {
    align-items: flex-start;
    padding: 3px 0;
  }
  .detail-title .popover input {
    margin-top: 3px;
  }
  .detail-title .popover li .hint {
    display: block;
  }
  .formula {
    margin: 4px 0 0;
    min-width: 0;
    overflow-x: auto;
    overflow-y: hidden;
  }
  .statement {
    display: flex;
    align-items: center;
    width: max-content;
    min-height: 28px;
    padding: 4px 4px 4px 0;
  }
  .cases {
    text-align: start;
    border-inline-start: 1px solid currentColor;
    margin: 2px 0;
  }
  .formula mfrac > * {
    padding: 2px 1px 1px;
  }
  .median {
    font-size: 12px;
    line-height: 18px;
    color: var(--ink-2);
    min-height: 18px;
  }
  .median b {
    font-weight: 600;
    color: var(--runner-text);
  }
  .bar-buttons {
    display: flex;
    gap: 16px;
    align-items: center;
  }
  .more {
    font-size: 12px;
    border-top: 1px solid var(--hair);
    margin-top: 4px;
    padding-top: 2px;
  }
  .more summary {
    min-height: 28px;
    line-height: 28px;
    color: var(--ink-2);
  }
  .more summary b {
    font-weight: 600;
    color: var(--ink);
  }
  .parameter {
    display: grid;
    grid-template-columns: 96px minmax(0, 1fr) 76px;
    column-gap: 8px;
    align-items: center;
    min-height: 28px;
    font-size: 12px;
  }
  .parameter input[type='text'] {
    text-align: end;
    font-size: 13px;
  }
  .parameter select {
    grid-column: 2 / -1;
    text-overflow: ellipsis;
  }
  .parameter math {
    font-size: 14px;
  }
  .parameter.idle {
    color: var(--ink-3);
  }
  .parameter.idle input,
  .parameter.idle select {
    cursor: default;
    border-color: var(--hair);
    opacity: 1;
  }
  /* Help stands in a place of its own: nothing may move under a pointer on its way to a control. */
  .parameters {
    position: relative;
    padding-bottom: 58px;
  }
  .parameters::after {
    content: attr(data-hint);
    color: var(--ink-3);
  }
  .parameter .help,
  .parameters::after {
    position: absolute;
    inset: calc(100% - 54px) 0 auto;
    font-size: 12px;
    line-height: 17px;
  }
  .parameter .help {
    display: none;
    min-height: 51px;
    color: var(--ink-2);
    background: var(--paper);
    z-index: 1;
  }
  .parameter:focus-within .help,
  .parameter:hover .help {
    display: block;
  }
  .parameter:hover .help {
    z-index: 2;
  }
  .figures {
    display: grid;
    grid-template-columns: 5fr 8fr;
    gap: 0 20px;
    margin-top: 4px;
    border-top: 1px solid var(--hair);
    padding-top: 6px;
  }
  .figures > div {
    display: flex;
    justify-content: space-between;
    gap: 0 8px;
    min-width: 0;
  }
  .figures .rmse,
  .figures .penalty,
  .figures .fingerprint {
    grid-column: 1 / -1;
  }
  .figures dt {
    color: var(--ink-2);
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .fingerprint dd {
    font-family: ui-monospace, 'SFMono-Regular', Menlo, Consolas, monospace;
    font-size: 12px;
  }

  .transport .buttons {
    display: flex;
    gap: 6px;
  }
  .transport .settings {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 14px;
    align-items: center;
    margin-top: 6px;
    color: var(--ink-2);
  }
  .transport input[type='text'] {
    width: 48px;
    text-align: end;
  }
  .readout {
    flex: none;
    min-width: 104px;
    text-align: end;
    white-space: nowrap;
  }
  .readout .hint {
    display: block;
  }
  .readout strong {
    display: block;
    font: 400 26px/30px var(--sans);
    letter-spacing: -0.01em;
  }
  .chart-head {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 8px;
    min-height: 20px;
  }
  .chart-head .text-button {
    min-height: 20px;
  }
  .pickers {
    display: flex;
    flex-wrap: wrap;
    gap: 0 8px;
    min-width: 0;
  }
  .picker {
    display: flex;
    align-items: baseline;
    gap: 4px;
    min-width: 0;
    max-width: 100%;
  }
  .picker select {
    min-width: 0;
    text-overflow: ellipsis;
  }
  .caption-row .word {
    flex: none;
    white-space: nowrap;
  }
  .chart-buttons {
    display: flex;
    gap: 12px;
    align-items: baseline;
    margin-inline-start: auto;
    color: var(--ink-2);
  }
  rp-plot {
    display: block;
    min-width: 0;
    position: relative;
  }

  .scroll {
    overflow: auto;
    flex: 1 1 0;
    min-height: 260px;
    margin-top: 4px;
  }
  .grid {
    border-collapse: collapse;
    font-size: 12px;
    line-height: 18px;
    min-width: 100%;
  }
  .grid th,
  .grid td {
    padding: 3px 12px 3px 0;
    text-align: end;
    white-space: nowrap;
    max-width: 220px;
    overflow: hidden;
    text-overflow: ellipsis;
    border-bottom: 1px solid var(--grid);
  }
  .grid td .line {
    display: block;
    max-width: 100%;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .grid thead th {
    position: sticky;
    top: 0;
    background: var(--paper);
    font-weight: 600;
    border-bottom: 1px solid var(--edge);
  }
  .grid .text {
    text-align: start;
  }
  .grid .empty {
    color: var(--ink-3);
  }

  .diagnosis {
    border-inline-start: 2px solid var(--runner, var(--edge));
    padding-inline-start: 10px;
    margin-top: 8px;
  }
  .diagnosis p {
    overflow-wrap: anywhere;
  }
  .diagnosis p + p {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 12px;
    margin-top: 4px;
  }

  .heat-strips {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 24px;
    margin: 4px 0;
    min-width: 0;
  }
  .heat-strips > div {
    min-width: 0;
    max-width: 100%;
  }
  .heat-scale {
    display: flex;
    align-items: center;
    gap: 6px;
    white-space: nowrap;
  }
  .heat-bar {
    width: 80px;
    height: 8px;
    background: linear-gradient(
      to right,
      rgb(0 34 78),
      rgb(65 77 107),
      rgb(124 123 120),
      rgb(188 174 108),
      rgb(254 232 56)
    );
  }
  .heat-bar.signed {
    background: linear-gradient(
      to right,
      rgb(5 80 150),
      rgb(120 175 215),
      rgb(246 246 244),
      rgb(240 165 95),
      rgb(176 74 0)
    );
  }

  .stage rp-plot.map {
    --side: clamp(300px, 100vh - 580px, 640px);
    flex: none;
    height: var(--side);
    width: min(100%, 1.15 * var(--side));
  }
  .update {
    display: flex;
    flex-wrap: wrap;
    gap: 0 24px;
    margin: 4px 0 8px;
    overflow-x: auto;
    border-block: 1px solid var(--hair);
  }
  .update .part {
    min-width: 0;
    padding: 4px 0;
    overflow-x: auto;
    overflow-y: hidden;
  }
  .update .part.now {
    box-shadow: inset 0 -2px var(--ink);
  }
  .update .part.later {
    color: var(--ink-3);
  }
  .in-numbers math {
    font-size: 14px;
  }
  .part.later .in-numbers {
    visibility: hidden;
  }
  .strip {
    display: grid;
    grid-template: 'name plot now' auto / 104px minmax(0, 1fr) 88px;
    column-gap: 8px;
    align-items: center;
  }
  .strip rp-plot {
    grid-area: plot;
  }
  .strip strong {
    grid-area: now;
    font-weight: 600;
  }
  .strip-name {
    grid-area: name;
  }
  .strip-name .hint {
    display: block;
    line-height: 14px;
  }
  .strip rp-plot {
    flex: none;
    height: 50px;
    min-height: 0;
  }
  .strip rp-plot.last {
    height: 76px;
  }

  /* On a phone a runner is one line, with its axis below the last one. */
  @container (width <= 640px) {
    .runners h2 {
      font-size: 15px;
    }
    .runner {
      grid-template:
        'swatch title code metric' minmax(32px, auto)
        / 28px 76px minmax(0, 1fr) minmax(52px, auto);
    }
    .runner-title .hint {
      display: none;
    }
    .strip {
      grid-template: 'name now' auto 'plot plot' auto / minmax(0, 1fr) auto;
    }
    .strip-name .hint {
      display: inline;
    }
    .code-axis {
      display: grid;
      grid-template-columns: 114px minmax(0, 1fr) 52px;
      gap: 0 10px;
      align-items: start;
    }
    .code-axis .hint {
      order: -1;
      line-height: 14px;
    }
  }
`;
