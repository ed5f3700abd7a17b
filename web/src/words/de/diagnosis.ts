import {
  counted,
  formatCount,
  formatMeasured,
  formatPercent,
  formatPlain,
} from '../../format/number.ts';
import type { diagnosis as en } from '../en/diagnosis.ts';

const setRate = (rate: number) => `Neustart mit ${formatPlain(rate)}`;

export const diagnosis: typeof en = {
  label: 'Was im Weg steht',
  dismiss: 'Ausblenden',
  more: (count) => `${formatCount(count)} weitere`,
  rules: {
    constantColumn: {
      text: ({ name }) =>
        `Spalte ${name} hat in jeder Zeile denselben Wert und sagt einem Modell nichts.`,
      action: () => 'Weglassen',
    },
    unscaledColumn: {
      text: ({ name, numbers: [times = 0] }) =>
        `Spalte ${name} ist nicht skaliert und ${formatMeasured(times, 2)}-mal so groß wie die anderen: Ihr Gradient gibt allen Gewichten das Tempo vor.`,
      action: ({ name }) => `${name} standardisieren`,
    },
    unscaledTarget: {
      text: ({ name, numbers: [size = 0] }) =>
        `Das Ziel ${name} ist nicht skaliert und reicht bis ${formatMeasured(size, 2)}: Die Gewichte haben einen weiten Weg, und der Verlust steht in seinem Quadrat.`,
      action: ({ name }) => `${name} standardisieren`,
    },
    rpropOnBatches: {
      text: ({ runner, numbers: [batch = 0, rows = 0] }) =>
        `${runner} vergleicht die Vorzeichen zweier Gradienten, was nur Gradienten aller Zeilen erlauben: Stapel von ${formatCount(batch)} aus ${formatCount(rows)} Zeilen drehen sie durch Zufall.`,
      action: () => 'Alle Zeilen auf einmal nehmen',
    },
    rateTooHigh: {
      text: ({ runner, numbers: [step = 0, rate = 0] }) =>
        `Seit Schritt ${formatCount(step)} ist der Verlust von ${runner} mehr als doppelt so groß wie am Anfang: Eine Lernrate von ${formatPlain(rate)} ist zu hoch.`,
      action: ({ numbers: [, , rate = 0] }) => setRate(rate),
    },
    firstSteps: {
      text: ({ runner, numbers: [rho = 0, rates = 0] }) =>
        `Der erste Schritt von ${runner} war für jedes Gewicht ${formatMeasured(rates)} Lernraten lang: Bei ρ = ${formatPlain(rho)} beginnt sein mittleres Quadrat fast bei 0.`,
      action: () => 'Neustart mit ρ = 0,9',
    },
    rateTooLow: {
      text: ({ runner, numbers: [steps = 0, share = 0] }) =>
        `Nach ${counted(steps, 'Schritt', 'Schritten')} hat ${runner} ${formatPercent(share)} gelernt, ein anderer Läufer mehr als die Hälfte: Seine Lernrate ist niedrig.`,
      action: ({ numbers: [, , rate = 0] }) => setRate(rate),
    },
    overfitting: {
      text: ({ runner, numbers: [step = 0, above = 0] }) =>
        `${runner} lernt auswendig: Sein Validierungsverlust war bei Schritt ${formatCount(step)} am besten und liegt jetzt ${formatPercent(above)} darüber, während der Trainingsverlust noch fällt.`,
      action: () => 'Nach 5 Epochen ohne Gewinn aufhören',
    },
    adagradFades: {
      text: ({ runner, numbers: [step = 0] }) =>
        `${runner} wird immer langsamer. Seit Schritt ${formatCount(step)} liegt der Median seines effektiven Schritts unter einem Zehntel des ersten: Es addiert Quadrate und vergisst keines.`,
      action: ({ numbers: [, rate = 0] }) => setRate(rate),
    },
    classImbalance: {
      text: ({ name, runner, numbers: [share = 0] }) =>
        `${formatPercent(share)} der Validierungszeilen sind ${name}: Wer immer das sagt, hat so oft recht wie ${runner}.`,
      action: null,
    },
    tooFewRows: {
      text: ({ numbers: [weights = 0, rows = 0] }) =>
        `${counted(weights, 'Gewicht', 'Gewichte')} für ${counted(rows, 'Trainingszeile', 'Trainingszeilen')}: Das Netz kann die Zeilen auswendig lernen.`,
      action: () => 'Ein lineares Modell nehmen',
    },
  },
};
