import type { settings as en } from '../en/settings.ts';

const FILLS = {
  drop_row: 'Zeile auslassen',
  mean: 'mit dem Mittel füllen',
  median: 'mit dem Median füllen',
  most_frequent: 'mit dem häufigsten Wert füllen',
};

const SCALINGS = {
  standard: 'Mittel 0, Streuung 1',
  min_max: 'von 0 bis 1',
  robust: 'Median und Quartile',
  none: 'keine',
};

function nearestOf(nearest: string, known: readonly string[]): string {
  return `Gemeint ist vielleicht ${nearest}. Möglich sind: ${known.join(', ')}.`;
}

export const settings: typeof en = {
  labels: {
    batch_size: 'Batchgröße',
    seed: 'Seed',
    validation_fraction: 'Anteil der Validierungszeilen',
    huber_delta: 'Delta',
    l1_penalty: 'L1-Strafe',
    l2_penalty: 'L2-Strafe',
    epochs: 'Epochen',
    max_steps: 'Schritte, höchstens',
    patience: 'Geduld, in Epochen',
    target_score: 'Zielgüte',
    missing_cells: 'leere Zellen',
    scaling: 'Skalierung',
    target_scaling: 'Ziel skaliert',
    task: 'Aufgabe',
    split: 'Aufteilung',
    model: 'Modell',
    activation: 'Aktivierung',
    initialisation: 'Start',
    loss: 'Verlust',
  },

  helps: {
    batch_size: 'Zeilen pro Schritt. Von 1 bis zur Anzahl der Trainingszeilen.',
    seed: 'Bestimmt die Validierungszeilen, die Anfangsgewichte und die Reihenfolge der Zeilen. Gleicher Seed, gleicher Lauf.',
    validation_fraction: 'Die Zeilen, mit denen das Modell nie trainiert. Zwischen 0 und 1.',
    huber_delta: 'Standardisierte Fehler bis hierher zählen quadratisch, größere linear. Über 0.',
    l1_penalty: 'Mal die Summe der |w|, zum Verlust addiert: zieht Gewichte auf genau 0. Ab 0.',
    l2_penalty: 'Mal die halbe Summe der w², zum Verlust addiert: hält Gewichte klein. Ab 0.',
    epochs: 'Durchgänge durch die Trainingszeilen, bis der Lauf endet. Ab 1.',
    max_steps:
      'Der Lauf endet hier, wenn die Epochen nicht schon vorbei sind. Ab 1; 0 ohne Grenze.',
    patience:
      'Der Lauf endet nach so vielen Epochen, in denen kein Läufer seinen Validierungsverlust um ein Tausendstel verbessert hat. Über 0; 0 für nie.',
    target_score:
      'Der Lauf endet, sobald ein Läufer auf den Validierungszeilen so gut ist: ein RMSE in der Einheit des Ziels, oder ein Anteil richtig vorhergesagter Zeilen von 0 bis 1. 0 für nie.',
    missing_cells:
      'Der Eingaben, wenn eine Spalte nichts Eigenes hat; eine Zeile ohne Ziel wird immer ausgelassen. Kategorien haben kein Mittel: Sie werden mit der häufigsten gefüllt.',
    scaling:
      'Der Zahlen, aus denen vorhergesagt wird, nur nach den Trainingszeilen; eine Spalte kann eine eigene haben.',
    target_scaling:
      'Der vorherzusagenden Zahl, nur nach den Trainingszeilen. Gezeigt wird immer die eigene Einheit.',
    task: 'Eine Regression sagt vorher, wie viel, eine Klassifikation, welche.',
    split: 'Welche Zeilen validieren.',
    model: 'Eine Gerade durch die Eingaben oder ein Netz mit verborgenen Schichten.',
    activation: 'Was jede verborgene Einheit mit ihrer Summe tut.',
    initialisation: 'Die Gewichte vor dem ersten Schritt. Ein MLP braucht einen zufälligen Start.',
    loss: 'Was das Training verkleinert, auf dem standardisierten Ziel.',
  },

  choices: {
    missing_cells: FILLS,
    scaling: SCALINGS,
    target_scaling: SCALINGS,
    task: {
      regression: 'eine Zahl',
      classification: 'einer der Werte, als Klassen',
    },
    split: {
      random: 'zufällig',
      stratified: 'jede Klasse anteilig',
      latest: 'die spätesten, nach einer Spalte',
      by_value: 'die von einer Spalte genannten',
    },
    model: {},
    activation: { identity: 'keine' },
    initialisation: {
      pytorch: 'zufällig, wie PyTorch',
      glorot: 'zufällig, Glorot',
      zeros: 'alle 0',
      ones: 'Steigungen 1, Achsenabschnitt 0',
    },
    loss: {
      mse: 'quadratischer Fehler',
      half_mse: 'halber quadr. Fehler',
      mae: 'absoluter Fehler',
    },
  },

  refused: {
    notChoice: (text, label, known) =>
      `„${text}“ ist für ${label} nicht möglich. Möglich sind: ${known.join(', ')}.`,
    notHidden: (text) =>
      `„${text}“ nennt keine verborgenen Schichten. Gültig sind die Einheiten jeder Schicht, etwa 16 oder 16, 8.`,

    noTreatment: (text, known) =>
      `„${text}“ ist keine Behandlung einer Spalte. Möglich sind: ${known.join(', ')}.`,
    noTreatmentKey: (text, known) =>
      `„${text}“ ist keine Behandlung einer Spalte. Anzugeben sind: ${known.join(', ')}.`,
    noLevels: (text) => `„${text}“ ist keine Anzahl von Stufen. Gültig sind ganze Zahlen ab 2.`,

    noOptimizer: (text, nearest, known) =>
      `„${text}“ ist kein Optimierer. ${nearestOf(nearest, known)}`,
    noPreset: (text, optimizer, nearest, known) =>
      `„${text}“ ist keine Fassung von ${optimizer}. ${nearestOf(nearest, known)}`,
    noHyper: (text, optimizer, nearest, known) =>
      `„${text}“ ist kein Hyperparameter von ${optimizer}. ${nearestOf(nearest, known)}`,
    noHyperChoice: (text, label, nearest, known) =>
      `„${text}“ ist für ${label} nicht möglich. ${nearestOf(nearest, known)}`,

    tooManyRivals: (rivals, most) =>
      `${rivals} Rivalen sind zu viele: Ein Rennen hat höchstens ${most} Läufer.`,
    raceIsFull: (most) => `Ein Rennen hat höchstens ${most} Läufer. Erst einen entfernen.`,

    epochs: 'Ein Lauf dauert mindestens 1 Epoche.',
    maxSteps: 'Gültig sind die Schritte des Laufs, oder 0 ohne Grenze.',
    patience: 'Gültig ist eine Anzahl von Epochen über 0, oder 0 für nie.',
    score: 'Gültig ist eine Güte über 0, oder 0 für nie.',
    scoreOfClasses:
      'Die Güte bei Klassen ist der Anteil richtig vorhergesagter Zeilen: Gültig ist 0 bis 1, etwa 0,9.',
  },
};
