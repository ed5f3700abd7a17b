import { counted, formatCount } from '../../format/number.ts';
import type { race as en } from '../en/race.ts';

const epochs = (count: number) => counted(count, 'Epoche', 'Epochen');
/** As it stands after "nach" and "in". */
const steps = (count: number) => counted(count, 'Schritt', 'Schritten');

export const race: typeof en = {
  title: () => 'Optimierer',
  validationScore: (ofClasses) =>
    ofClasses ? 'Trefferquote der Validierung' : 'RMSE der Validierung',
  mostRunners: (most) => `Ein Rennen hat höchstens ${most} Läufer.`,
  addRival: 'Rivalen hinzufügen',
  addRivalTitle: 'Einen Optimierer ins Rennen schicken',
  rivalStarts: 'Er beginnt, wo alle begannen, sieht dieselben Mini-Batches und holt auf.',
  barcodeName: 'effektiver Schritt jedes Gewichts',
  barcodeComes: 'Ab Schritt 1 ist hier der effektive Schritt jedes Gewichts zu sehen.',
  barcode: (weights, median) => `Effektive Schritte von ${weights} Gewichten, Median ${median}`,

  settingsOf: (name) => `Einstellungen von ${name}`,
  optimizer: 'Optimierer',
  startsAfresh:
    'Ein anderer Optimierer lässt diesen Läufer neu beginnen: gleiche Daten, gleicher Start, gleiche Mini-Batches.',
  presetTitle: (optimizer) => `${optimizer}, Fassung`,
  changedPreset: (preset) => `${preset}, geändert`,
  divergedAt: (step) => `∞ bei Schritt ${formatCount(step)}`,
  atStep: (step) => `bei Schritt ${formatCount(step)}`,
  medianStep: 'Median',

  numbers: {
    accuracy: 'Trefferquote',
    accuracyTitle: 'Anteil der richtig vorhergesagten Validierungszeilen',
    crossEntropy: 'Kreuzentropie',
    rmseIn: (target) => `RMSE, in ${target}`,
    r2: 'R²',
    loss: 'Verlust, standardisiert',
    lossTitle: 'über die Validierungszeilen, in standardisierten Einheiten',
    overValidation: 'über die Validierungszeilen',
    penalty: 'Strafterm',
    penaltyTitle: 'durch L1- und L2-Strafe zum Verlust addiert, aber nicht in ihm enthalten',
    fingerprint: 'Fingerabdruck',
    fingerprintTitle:
      'FNV-1a der Bytes der Parameter. Dasselbe Rezept ergibt auf jedem Rechner denselben.',
    whenPaused: 'in der Pause',
  },

  duplicate: 'Duplizieren',
  duplicateTitle: 'Eine Kopie mit derselben Vergangenheit, ab hier zu ändern',
  remove: 'Entfernen',
  moveUp: 'Nach oben',
  moveDown: 'Nach unten',

  pointAtSetting: 'Mit dem Zeiger auf einer Einstellung steht hier, was sie tut.',
  on: 'ein',
  off: 'aus',
  countsAbove0: (label) => `Zählt, sobald „${label}“ über 0 liegt.`,
  countsWhere: (label, choices) => `Zählt, wo „${label}“ auf ${choices.join(' oder ')} steht.`,
  moreSettings: (count) => `${count} weitere`,
  moreKinds: 'Abnahme, Begrenzung, Zeitplan',
  more: (count) => `${count} weitere`,
  changed: (count) => `${count} geändert`,

  eachStep: (formula) => `Jeder Schritt: ${formula}`,
  ifCase: 'falls',
  operations: new Map([
    ['square_root', 'Wurzel'],
    ['maximum', 'Maximum'],
    ['clamp', 'begrenzt'],
    ['sign', 'Vorzeichen'],
    ['by_sign', 'nach Vorzeichen'],
    ['gradient_at', 'Gradient an der Stelle'],
  ]),

  train: 'Start',
  pause: 'Pause',
  again: 'Nochmal',
  stepBack: 'Ein Schritt zurück',
  stepBackTitle: 'Ein Schritt zurück (Pfeil nach links)',
  oneStep: 'Ein Schritt',
  oneStepTitle: 'Ein Schritt (Pfeil nach rechts)',
  oneEpoch: 'Eine Epoche',
  oneEpochTitle: (count) => `Eine Epoche: ${counted(count, 'Schritt', 'Schritte')}`,
  restart: 'Neustart',
  restartTitle: 'Zurück zu Schritt 0: gleicher Start, gleiche Mini-Batches (R)',
  newStart: 'Neuer Seed',
  newStartTitle: (seed) =>
    `Schritt 0 mit Seed ${seed}: andere Aufteilung, anderer Start, andere Reihenfolge`,
  speed: 'Geschwindigkeit',
  fullSpeed: 'volles Tempo',
  pace: (stepsPerSecond) => `${stepsPerSecond} Schritte/s`,
  step: 'Schritt',
  stepsPerSecond: (rate) => `${rate} Schritte/s`,
  epochOf: (epoch, all) => `Epoche ${epoch} von ${formatCount(all)}`,
  effectiveStep: 'Effektiver Schritt',
  ribbon: (weights) =>
    `Median und mittlere 80 % ${weights === 1 ? 'des Gewichts' : `der ${counted(weights, 'Gewicht', 'Gewichte')}`}. Ziehen führt zurück.`,

  stopsAfter: 'endet nach',
  endTitle: 'Wann der Lauf von selbst endet',
  end: (rule) =>
    [
      epochs(rule.epochs),
      ...(rule.steps === null ? [] : [steps(rule.steps)]),
      ...(rule.onPlateau ? ['auf einem Plateau'] : []),
      ...(rule.score === null ? [] : [`bei einer Güte von ${rule.score}`]),
    ].join(' oder '),

  stopped: {
    diverged: (runners) =>
      runners > 1 ? 'Beendet: Alle Läufer divergierten.' : 'Beendet: Er divergierte.',
    plateau: (count) => `Beendet: kein besserer Verlust in ${epochs(count)}.`,
    right: (name, share, wanted) =>
      `Beendet: ${name} sagt ${share} richtig vorher, ${wanted} waren gewünscht.`,
    miss: (name, miss, wanted) =>
      `Beendet: ${name} liegt um ${miss} daneben, ${wanted} war gewünscht.`,
    steps: (count) => `Beendet nach ${steps(count)}.`,
    epochs: (count) => `Beendet nach ${epochs(count)}.`,
  },

  standing: ({ step, target, ofClasses, scores, diverged }) => {
    const placed = scores.map(({ name, score }, place) => {
      if (place > 0) return ofClasses ? `${name} ${score}` : `${name} um ${score}`;
      return ofClasses
        ? `sagt ${name} ${score} von ungesehenem ${target} richtig vorher`
        : `liegt ${name} bei ungesehenem ${target} um ${score} daneben`;
    });
    const parts = [
      ...(placed.length > 0 ? [`Nach ${steps(step)} ${placed.join(', ')}`] : []),
      ...diverged.map(
        (runner) => `${runner.name} divergierte bei Schritt ${formatCount(runner.step)}`,
      ),
    ];
    return parts.length > 0 ? `${parts.join('; ')}.` : '';
  },
};
