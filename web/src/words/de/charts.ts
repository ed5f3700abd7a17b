import { counted, formatCount } from '../../format/number.ts';
import type { charts as en } from '../en/charts.ts';

/** As it stands after "nach", "aus" and "von". */
const steps = (count: number) => counted(count, 'Schritt', 'Schritten');
const rowsOf = (count: number) =>
  count === 1 ? '1 Validierungszeile' : `${formatCount(count)} Validierungszeilen`;

export const charts: typeof en = {
  chart:
    'Diagramm. Links und rechts bewegen den Zeiger, Plus und Minus ändern den Ausschnitt, Umschalt mit links und rechts verschiebt ihn, 0 zeigt alles, Escape verlässt ihn.',
  zoomTitle:
    'Ziehen vergrößert, mit Umschalttaste verschiebt es, Doppelklick zeigt alles. Tasten: + − 0.',
  stepOfRun: 'Schritt des Laufs',
  x: 'x',

  save: 'Sichern',
  saveTitle: {
    fit: 'Das Diagramm Anpassung sichern',
    loss: 'Das Diagramm Verlust sichern',
    error: 'Das Diagramm Fehler sichern',
    gradient: 'Das Diagramm Gradient sichern',
    landscape: 'Das Diagramm Landschaft sichern',
  },
  png: 'Bild, PNG',
  svg: 'Bild, SVG',
  csv: 'Werte, CSV',
  line: 'Linie',
  value: 'Wert',
  low: (band) => `${band} unten`,
  high: (band) => `${band} oben`,

  units: {
    steps: 'Schritte',
    epochs: 'Epochen',
    evaluations: 'Gradientenauswertungen',
    milliseconds: 'Millisekunden',
  },
  axis: {
    steps: 'Schritte',
    epochs: 'Epochen',
    evaluations: 'Gradientenauswertungen',
    milliseconds: 'ms',
  },
  over: (unit) => `über ${unit}`,
  overTitle: 'Worüber die Diagramme gezeichnet sind',
  aboutUnits:
    'Eine Gradientenauswertung ist der Gradient einer Zeile. Millisekunden folgen der mittleren Dauer der Schritte jedes Läufers in diesem Browser, mit Validierung.',
  scale: { log: 'logarithmisch', linear: 'linear' },
  switchScale: {
    log: 'Die Achsen von Verlust und Fehler auf logarithmisch stellen',
    linear: 'Die Achsen von Verlust und Fehler auf linear stellen',
  },

  loss: 'Verlust',
  lossIs: (loss, count) => (count > 1 ? `${loss}, Training als Mittel aus ${steps(count)}` : loss),
  crossEntropy: 'Kreuzentropie',
  accuracy: 'Trefferquote',
  accuracyIs: 'Anteil richtig vorhergesagter Validierungszeilen',
  error: 'Fehler',
  errorIs: (target) => `RMSE in ${target}, Validierungszeilen`,
  gradient: 'Gradient',
  gradientIs: (count) => (count > 1 ? `Länge, Mittel aus ${steps(count)}` : 'Länge'),

  lines: {
    training: 'Training',
    validation: 'Validierung',
    length: 'Länge',
    rmse: 'RMSE',
    accuracy: 'Trefferquote',
    median: 'Median',
    exact: 'genau',
    byChance: 'zufällig',
    kept: 'gehalten',
    rows: 'Zeilen',
  },
  notMeasured: 'noch nicht gemessen',
  auc: (value) => `AUC ${value}`,

  lossSummary: (step, lines) => `Verlust nach ${steps(step)}: ${lines}.`,
  gradientSummary: (step, lines) => `Länge des Gradienten nach ${steps(step)}: ${lines}.`,
  accuracySummary: (step, lines) => `Trefferquote der Validierung nach ${steps(step)}: ${lines}.`,
  errorSummary: (target, step, lines) =>
    `RMSE der Validierung in Einheiten von ${target} nach ${steps(step)}: ${lines}.`,
  effectiveStepSummary: (step, lines) =>
    `Median des effektiven Schritts nach ${steps(step)}: ${lines}.`,

  curveSummary: (target, input, rows) =>
    `${target} über ${input}: ${rowsOf(rows)} und die Anpassung jedes Läufers.`,
  predictedSummary: (target, rows) => `Vorhersage gegen Istwert von ${target} für ${rowsOf(rows)}.`,
  residualsSummary: (target, rows) => `Istwert minus Vorhersage von ${target} für ${rowsOf(rows)}.`,
  actual: (target) => `${target}, Istwert`,
  predicted: (target) => `${target}, Vorhersage`,
  residual: (target) => `${target}, Istwert minus Vorhersage`,

  regionsSummary: (runner, along, up) =>
    `Entscheidungsregionen von ${runner} über ${along} und ${up}, mit den gezeichneten Validierungszeilen nach ihrer Klasse.`,
  rocSummary: (label, lines) => `ROC von ${label}: ${lines}.`,
  falseAlarms: 'Fehlalarme, Anteil der übrigen Zeilen',
  found: (label) => `gefunden, Anteil der Zeilen von ${label}`,
  calibrationSummary: (label) =>
    `Kalibrierung für ${label}: der Anteil der Zeilen, die ${label} sind, über der Wahrscheinlichkeit, die jeder Läufer angibt.`,
  probabilityOf: (label) => `vorhergesagte Wahrscheinlichkeit von ${label}`,
  shareThatIs: (label) => `Anteil, der ${label} ist`,
};
