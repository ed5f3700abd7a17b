/** The fit: one of the pictures that suit the model, what it shows in words, and the choice of it. */

import { html, noChange, nothing, type TemplateResult } from 'lit';
import { fitKinds, isOf } from '../app/fit-view.ts';
import type { Playground } from '../app/playground.ts';
import { type FitChoice, type FitKind, focusOf, type PlaygroundState } from '../app/state.ts';
import type { PlotSpec } from '../charts/plot-spec.ts';
import { SYMBOLS } from '../charts/symbols.ts';
import { formatMeasured } from '../format/number.ts';
import type { Frame, SessionInfo } from '../protocol/calls.ts';
import { words } from '../words/language.ts';
import { calibrationPlot, regionsPlot, rocPlot } from './class-plots.ts';
import { confusionTable } from './confusion-table.ts';
import { curvePlot, predictedPlot, residualsPlot } from './fit-plot.ts';
import { nameOf } from './runner-look.ts';
import { savePicture } from './save-picture.ts';
import { type Choice, optionsOf } from './select-field.ts';

/** Inputs that stand still are named up to this many. */
const MOST_FIXED = 8;

const NO_COEFFICIENTS = new Float64Array(0);

/** price = 7,756 · carat − 2,256, for a linear model of few features. */
function equation(state: PlaygroundState): string {
  const { recipe, info } = state;
  const inputs = info?.inputs ?? [];
  const coefficients = focusOf(state).frame?.coefficients ?? NO_COEFFICIENTS;
  if (coefficients.length !== inputs.length + 1 || inputs.length > 3) return '';
  const intercept = coefficients.at(-1)!;
  const terms = inputs.map((name, index) => {
    const slope = coefficients[index]!;
    const sign = index === 0 ? (slope < 0 ? '−' : '') : slope < 0 ? ' − ' : ' + ';
    return `${sign}${formatMeasured(Math.abs(slope), 4)} · ${name}`;
  });
  const tail = `${intercept < 0 ? ' − ' : ' + '}${formatMeasured(Math.abs(intercept), 4)}`;
  return ` ${words().stage.equation(recipe.target, `${terms.join('')}${tail}`)}`;
}

/** " All else as usual: depth 61.8, cut = Ideal, ..." for all inputs but those that vary. */
export function fixedInWords(
  { inputs, numberInputs, typical }: SessionInfo,
  varying: readonly number[],
): string {
  const fixed = inputs.flatMap((name, input) => {
    if (varying.includes(input)) return [];
    if (numberInputs.includes(input)) return [`${name} ${formatMeasured(typical[input]!)}`];
    return typical[input] === 1 ? [name] : [];
  });
  if (fixed.length === 0) return '';
  const more = fixed.length - MOST_FIXED;
  return ` ${words().stage.fixed(fixed.slice(0, MOST_FIXED), more)}`;
}

/** Whose predictions they are, in a race. */
function whoseIn(state: PlaygroundState): string {
  const { recipe } = state;
  const { runner } = focusOf(state);
  return recipe.runners.length > 1 ? words().stage.by(nameOf(recipe, runner)) : '';
}

interface Picture {
  readonly caption: string;
  readonly spec: PlotSpec;
}

/** Until there is a frame of the new model, its predecessor's picture stays. */
const UNCHANGED = { caption: noChange, spec: noChange };

function pictureOf(state: PlaygroundState, frame: Frame, info: SessionInfo): Picture | null {
  const { target } = state.recipe;
  const { stage: say } = words();
  const whose = whoseIn(state);
  const { view } = frame.fit;
  const drawn = say.rowsDrawn(info.sampleTarget.length, info.validationRows);
  const over = say.rowsCounted(info.curveRows, info.validationRows);
  switch (view.kind) {
    case 'curve': {
      const fixed = fixedInWords(info, [view.input]);
      return {
        caption: `${say.curve(target, info.inputs[view.input]!)} ${drawn}${fixed}${equation(state)}`,
        spec: curvePlot(state, frame, info, view.input),
      };
    }
    case 'predicted':
      return {
        caption: `${say.predicted(target, whose)} ${drawn}${equation(state)}`,
        spec: predictedPlot(state, frame, info),
      };
    case 'residuals':
      return {
        caption: `${say.residuals(target, whose)} ${drawn}`,
        spec: residualsPlot(state, frame, info),
      };
    case 'regions': {
      const fixed = fixedInWords(info, [view.x, view.y]);
      const shapes = info.classes.map(
        (label, place) => `${SYMBOLS[place % SYMBOLS.length]} ${label}`,
      );
      return {
        caption: `${say.regions(target, whose, shapes)} ${drawn}${fixed}`,
        spec: regionsPlot(state, frame, info, view),
      };
    }
    case 'roc':
      return {
        caption: `${say.roc(info.classes[view.ofClass]!)} ${over}`,
        spec: rocPlot(state, info, view.ofClass),
      };
    case 'calibration':
      return {
        caption: `${say.calibration(info.classes[view.ofClass]!)} ${over}`,
        spec: calibrationPlot(state, info, view.ofClass),
      };
    default:
      return null;
  }
}

/** Small selects above the picture. */
function picker(
  key: string,
  label: string,
  value: string,
  choices: readonly Choice[],
  choose: (value: string) => void,
): TemplateResult {
  return html`<label class="picker"
    >${label}
    <select
      data-fit=${key}
      .value=${value}
      @change=${(event: Event) => choose((event.target as HTMLSelectElement).value)}
    >
      ${optionsOf(choices, value)}
    </select></label
  >`;
}

function pickers(
  playground: Playground,
  state: PlaygroundState,
  frame: Frame,
  info: SessionInfo,
): TemplateResult {
  const { view } = frame.fit;
  const { stage: say } = words();
  const choose = (change: Partial<FitChoice>) =>
    void playground.setView({ fit: { ...state.fit, ...change } });
  const named = (name: string): Choice => ({ value: name, label: name });
  const inputs = info.numberInputs.map((input) => named(info.inputs[input]!));
  return html`<div class="pickers">
    ${picker(
      'kind',
      say.show,
      view.kind,
      fitKinds(info).map((kind) => ({ value: kind, label: say.kinds[kind] })),
      (kind) => choose({ kind: kind as FitKind }),
    )}
    ${
      view.kind === 'curve' && inputs.length > 1
        ? picker('input', say.over, info.inputs[view.input]!, inputs, (input) => choose({ input }))
        : nothing
    }
    ${
      view.kind === 'regions'
        ? html`${picker('input', say.over, info.inputs[view.x]!, inputs, (input) => choose({ input }))}
          ${picker('second', say.and, info.inputs[view.y]!, inputs, (second) => choose({ second }))}`
        : nothing
    }
    ${
      'ofClass' in view && info.classes.length > 1
        ? picker(
            'class',
            say.ofClass,
            info.classes[view.ofClass]!,
            info.classes.map(named),
            (ofClass) => choose({ ofClass }),
          )
        : nothing
    }
  </div>`;
}

export function fitView(
  playground: Playground,
  state: PlaygroundState,
  frame: Frame,
  info: SessionInfo,
): TemplateResult {
  const { runner } = focusOf(state);
  const picture = isOf(info, frame.fit.view) ? pictureOf(state, frame, info) : UNCHANGED;
  const choice = pickers(playground, state, frame, info);
  if (!picture) {
    const whose = whoseIn(state);
    return html`${choice} ${confusionTable(info.classes, frame.confusion, whose, runner.slot)}`;
  }
  return html`<div class="row caption-row">${choice} ${savePicture('fit')}</div>
    <p class="caption" data-test="caption">${picture.caption}</p>
    <rp-plot data-plot="fit" .spec=${picture.spec}></rp-plot>`;
}
