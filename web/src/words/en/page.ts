/** The page around the playground's parts: its buttons, links, attributes and notices. */

import { formatCount, formatMeasured } from '../../format/number.ts';

const DIVERGED = {
  loss_not_finite: () => 'the loss became larger than a 32-bit number can hold',
  gradient_not_finite: () => 'the gradient became larger than a 32-bit number can hold',
  loss_exploded: (loss: number) =>
    `the loss grew to ${formatMeasured(loss)}, more than 10¹⁰ times its start`,
};

export type DivergenceCause = keyof typeof DIVERGED;

export const page = {
  copyLink: 'Copy link',
  linkCopied: 'Link copied',
  copyLinkTitle: 'Copy a link to this run',
  withoutTable: 'Without the table',
  withTable: 'With the table inside',
  whatLinkHolds: (file: string) =>
    `Without it, whoever opens the link is asked for ${file} and told if it is another one. With it, everybody who has the link can read the table.`,

  language: 'Language',
  lightOrDark: 'Light or dark',
  undo: 'Undo',
  undoTitle: 'Take back the last change of a setting (Ctrl Z)',
  redo: 'Redo',
  redoTitle: 'Make it again (Ctrl Y)',
  close: 'Close',
  dismiss: 'Dismiss',
  drop: 'Drop to read it here',
  keys: 'Space trains, ← → step, R restarts, Ctrl Z takes back.',
  allKeys: 'All keys',
  shortcuts: {
    title: 'Keys',
    close: 'Close',
    groups: [
      {
        where: 'Anywhere',
        keys: [
          ['Space', 'trains or pauses'],
          ['→', 'goes one step on'],
          ['←', 'goes one step back'],
          ['R', 'restarts: same start, same batches'],
          ['Ctrl Z', 'takes the last change of a setting back'],
          ['Ctrl Y', 'makes it again'],
          ['?', 'shows this sheet'],
          ['Esc', 'closes what is open'],
        ],
      },
      {
        where: 'On the ribbon of effective steps',
        keys: [
          ['← →', 'one step back or on'],
          ['Page up, Page down', 'a twentieth of the run'],
          ['Home, End', 'the start, or the farthest step'],
        ],
      },
      {
        where: 'On a chart',
        keys: [
          ['← →', 'moves the cursor and tells the values'],
          ['+ −', 'looks closer, or from farther away'],
          ['Shift ← →', 'moves the part that is looked at'],
          ['0', 'shows all'],
        ],
      },
      {
        where: 'On a slider or the tabs',
        keys: [['← →', 'a little less or more, the next tab']],
      },
    ],
  },
  privacy: 'Your file stays on this page. Nothing is sent.',
  dataSummary: (used: number, all: number) => `Data: ${used} of ${all} columns`,
  modelSummary: (parameters: number) => `Model: ${parameters} parameters`,

  /** The page's groups, for those who hear it. */
  groups: {
    rail: 'Data and model',
    stage: 'Stage',
    optimizer: 'Optimizer',
    run: 'Run',
    charts: 'Charts',
  },

  /** Goes on after the name of a runner. */
  diverged: (step: number, cause: DivergenceCause, loss: number) =>
    `diverged at step ${formatCount(step)}: ${DIVERGED[cause](loss)}.`,
  tooLarge: (label: string, size: string) => `A ${label} of ${size} is too large here.`,
  restartAt: (size: string) => `Restart at ${size}`,
  fileRow: (row: number, byte: number | undefined) =>
    byte === undefined
      ? `Row ${formatCount(row)}:`
      : `Row ${formatCount(row)}, from byte ${formatCount(byte)}:`,
  readOneRowIn: (rows: number) => `Read one row in ${formatCount(rows)}`,
  readAs: (encoding: string) => `Read as ${encoding}`,

  attributeNotUsed: (key: string, why: string) => `The attribute ${key} is not used: ${why}`,
  linkKeyNotUsed: (key: string, why: string) => `In the link, ${key} is not used: ${why}`,
  noSpeed: (text: string) => `“${text}” is no speed. Give steps per second, or full.`,
  noChoice: (text: string, key: string, known: readonly string[]) =>
    `“${text}” is no choice for ${key}. Choose one of: ${known.join(', ')}.`,
  columnAndKind: 'a column’s number:its kind',
  noSuchColumn: (name: string) =>
    `The table has no column ${name} that varies and holds numbers only.`,
  otherVersion:
    'This link was made by another version of the playground. What this one knows of it is used.',
  linkForFile: (name: string) =>
    `This link is for ${name}, which is not inside it. Open that file here, and its run is set up.`,
  linkDamaged:
    'The table in this link is damaged: the link was cut or changed on its way. Ask for it again, or open the file itself.',
  linkTooLong: (name: string, room: string) =>
    `${name} does not fit into a link, which has room for some ${room} after packing. Copy the link without it and send the file beside: the link tells whether it is the same.`,
  mayNotCopy: 'This browser does not let the page copy. Copy the address instead: it is the link.',
  notReached: (name: string) =>
    `The table ${name} was not read: it could not be reached. Check the address in the attribute src.`,
  serverRefused: (name: string, status: number) =>
    `The table ${name} was not read: the server answered ${status}. Check the address in the attribute src.`,

  /** Why there is no worker, or none any more. */
  worker: {
    blocked: (reason: string) =>
      `This page does not let the playground start its worker (${reason}). Serve the playground's files from the page's own address, and allow it in worker-src.`,
    lost: (reason: string) =>
      `Training stopped, because its worker ended (${reason || 'no reason given'}). Reload the page to go on.`,
    endedByBrowser: 'the browser ended it',
    unreadableMessage: 'a message could not be read',
    takenOff: 'the playground was taken off the page',
  },
};
