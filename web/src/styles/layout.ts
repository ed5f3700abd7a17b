/**
 * The page's regions at its three widths. Widths are those of the element, not of the window, so
 * that an element embedded in a narrow article lays itself out like a narrow page.
 */

import { css } from 'lit';

export const layout = css`
  :host {
    display: block;
    container-type: inline-size;
    background: var(--paper);
    color: var(--ink);
    font: 400 13px/20px var(--sans);
    font-variant-numeric: tabular-nums;
    -webkit-font-smoothing: antialiased;
    text-align: start;
  }
  :host([hidden]) {
    display: none;
  }
  .app {
    display: grid;
    min-height: var(--rp-min-height, 0);
    grid-template:
      'rail task optimizers' minmax(92px, auto)
      'rail stage optimizers' minmax(400px, 1fr)
      'rail run run' minmax(138px, auto)
      'rail charts charts' auto
      / 296px minmax(0, 1fr) 336px;
  }
  .rail {
    grid-area: rail;
    background: var(--rail);
    border-right: 1px solid var(--hair);
    position: relative;
    min-width: 0;
  }
  /* The sides are as high as what stands between them, whatever they hold. */
  .side {
    position: absolute;
    inset: 0;
    overflow-y: auto;
    scrollbar-width: thin;
    display: flex;
    flex-direction: column;
    box-sizing: border-box;
  }
  .rail .side {
    padding: 0 20px 16px 24px;
  }
  .optimizers .side {
    padding: 0 24px 12px;
  }
  .bar {
    grid-area: bar;
    display: none;
    align-items: center;
    justify-content: space-between;
    height: 48px;
    padding: 0 24px;
  }
  .task {
    grid-area: task;
    padding: 18px 24px 8px;
    min-width: 0;
  }
  .stage {
    grid-area: stage;
    padding: 0 24px 12px;
    display: flex;
    flex-direction: column;
    min-width: 0;
  }
  .optimizers {
    grid-area: optimizers;
    border-left: 1px solid var(--hair);
    position: relative;
    min-width: 0;
  }
  .run {
    grid-area: run;
    border-top: 1px solid var(--hair);
    padding: 10px 24px 6px;
    display: flex;
    gap: 24px;
    background: var(--paper);
    position: sticky;
    bottom: 0;
    z-index: 1;
  }
  .run .transport {
    flex: 0 0 268px;
  }
  .run .ribbon {
    flex: 1;
    min-width: 0;
    display: flex;
    flex-direction: column;
  }
  .charts {
    grid-area: charts;
    border-top: 1px solid var(--hair);
    padding: 12px 24px 10px;
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(280px, 1fr));
    gap: 16px 32px;
    min-width: 0;
  }
  .summary,
  .drawer-close,
  .foot .language {
    display: none;
  }
  .stage rp-plot {
    flex: 1;
    min-height: 240px;
    max-height: clamp(240px, 100vh - 400px, 640px);
  }
  .charts rp-plot {
    height: 172px;
  }
  .ribbon rp-plot {
    height: 92px;
  }

  @container (width < 1240px) {
    .bar,
    .summary {
      display: flex;
    }
    .app {
      grid-template:
        'bar bar' 48px
        'task optimizers' auto
        'stage optimizers' minmax(400px, 1fr)
        'run run' minmax(138px, auto)
        'charts charts' auto
        / minmax(0, 1fr) 320px;
    }
    .task {
      padding-top: 2px;
    }
    .top.wide {
      display: none;
    }
    .summary {
      flex-wrap: wrap;
      gap: 0 20px;
      margin-top: 4px;
    }
    .summary .text-button {
      text-decoration: underline 1px var(--edge);
      text-underline-offset: 4px;
      padding: 0;
    }
    .rail {
      position: fixed;
      inset: 0 auto 0 0;
      z-index: 3;
      width: min(340px, 100vw);
      visibility: hidden;
    }
    .rail.open {
      visibility: visible;
    }
    .drawer-close {
      display: block;
    }
    .veil {
      position: fixed;
      inset: 0;
      z-index: 2;
      background: rgb(0 0 0 / 35%);
    }
  }

  @container (width <= 820px) {
    .run {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto;
      gap: 4px 12px;
    }
    .run .ribbon {
      grid-column: 1 / -1;
      grid-row: 1;
    }
  }

  @container (width <= 640px) {
    :host {
      font-size: 14px;
    }
    .app {
      display: flex;
      flex-direction: column;
    }
    .bar {
      padding: 0 16px;
    }
    .bar .brand {
      gap: 8px;
      font-size: 15px;
    }
    .bar .bar-buttons {
      gap: 6px;
    }
    .bar .language {
      display: none;
    }
    .foot .language {
      display: block;
    }
    .task {
      padding: 2px 16px 0;
    }
    /* The runners stand above the stage, as its legend; what they are made of below it. */
    .optimizers,
    .optimizers .side {
      display: contents;
    }
    .runners {
      order: 1;
      padding: 8px 16px 0;
    }
    .stage {
      order: 2;
      padding: 8px 16px 0;
    }
    .runner-detail {
      order: 3;
      margin: 8px 16px 0;
    }
    .stage rp-plot {
      height: 300px;
      flex: none;
    }
    .charts {
      order: 4;
      display: block;
      border: 0;
      padding: 8px 16px 24px;
    }
    .charts > * + * {
      margin-top: 16px;
    }
    .run {
      order: 5;
      padding: 6px 16px calc(6px + env(safe-area-inset-bottom));
    }
    .run .transport {
      display: contents;
    }
    .transport .settings {
      grid-column: 1 / -1;
      grid-row: 3;
      margin: 0;
    }
    .ribbon rp-plot {
      height: 64px;
    }
    .ribbon .chart-head,
    .settings .prefix {
      display: none;
    }
  }

  @container (width < 380px) {
    .bar .brand svg {
      display: none;
    }
  }
`;
