/** Which picture of the fit is shown: what a person chose, as far as the model has it. */

import type { FitView, SessionInfo } from '../protocol/calls.ts';
import type { FitKind, PlaygroundState } from './state.ts';

/** The kinds there are for a model, the usual one first. */
export function fitKinds({ classes, numberInputs }: SessionInfo): readonly FitKind[] {
  if (classes.length > 0) {
    const regions: FitKind[] = numberInputs.length > 1 ? ['regions'] : [];
    return ['confusion', ...regions, 'roc', 'calibration'];
  }
  // The curve first: it shows all runners.
  return numberInputs.length > 0 ? ['curve', 'predicted', 'residuals'] : ['predicted', 'residuals'];
}

/** Whether a model has what is shown: for a moment, the newest frame is that of the model before. */
export function isOf({ classes, numberInputs }: SessionInfo, view: FitView): boolean {
  switch (view.kind) {
    case 'curve':
      return numberInputs.includes(view.input);
    case 'regions':
      return numberInputs.includes(view.x) && numberInputs.includes(view.y);
    case 'roc':
    case 'calibration':
      return view.ofClass < classes.length;
    default:
      return true;
  }
}

/** What the page shows before there is a model. */
const NONE: FitView = { kind: 'predicted' };

export function fitViewOf({ info, fit, tab }: PlaygroundState): FitView {
  if (!info || tab !== 'fit') return NONE;
  const kinds = fitKinds(info);
  const kind = fit.kind && kinds.includes(fit.kind) ? fit.kind : kinds[0]!;
  const numbered = (name: string | null, otherwise: number) => {
    const named = info.numberInputs.find((input) => info.inputs[input] === name);
    return named ?? info.numberInputs[otherwise]!;
  };
  switch (kind) {
    case 'curve':
      return { kind, input: numbered(fit.input, 0) };
    case 'regions': {
      const x = numbered(fit.input, 0);
      const y = numbered(fit.second, 1);
      if (x !== y) return { kind, x, y };
      return { kind, x, y: info.numberInputs.find((input) => input !== x)! };
    }
    case 'roc':
    case 'calibration': {
      const named = info.classes.indexOf(fit.ofClass ?? '');
      // Of two classes the second is the one that is looked for.
      return { kind, ofClass: named >= 0 ? named : info.classes.length === 2 ? 1 : 0 };
    }
    default:
      return { kind };
  }
}
