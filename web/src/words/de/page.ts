import { formatCount, formatMeasured } from '../../format/number.ts';
import type { DivergenceCause, page as en } from '../en/page.ts';

const DIVERGED: Record<DivergenceCause, (loss: number) => string> = {
  loss_not_finite: () => 'der Verlust wurde größer, als eine 32-Bit-Zahl sein kann',
  gradient_not_finite: () => 'der Gradient wurde größer, als eine 32-Bit-Zahl sein kann',
  loss_exploded: (loss) =>
    `der Verlust wuchs auf ${formatMeasured(loss)}, mehr als das 10¹⁰-Fache des Anfangs`,
};

export const page: typeof en = {
  copyLink: 'Link kopieren',
  linkCopied: 'Link kopiert',
  copyLinkTitle: 'Einen Link zu diesem Lauf kopieren',
  withoutTable: 'Ohne die Tabelle',
  withTable: 'Mit der Tabelle darin',
  whatLinkHolds: (file) =>
    `Ohne sie wird, wer den Link öffnet, nach ${file} gefragt und erfährt, ob es eine andere Datei ist. Mit ihr können alle, die den Link haben, die Tabelle lesen.`,

  language: 'Sprache',
  lightOrDark: 'Hell oder dunkel',
  undo: 'Rückgängig',
  undoTitle: 'Die letzte Änderung einer Einstellung zurücknehmen (Strg Z)',
  redo: 'Wiederholen',
  redoTitle: 'Die Änderung wieder vornehmen (Strg Y)',
  close: 'Schließen',
  dismiss: 'Ausblenden',
  drop: 'Hier ablegen, um die Datei zu lesen',
  keys: 'Leertaste startet, ← → ein Schritt, R Neustart, Strg Z nimmt zurück.',
  allKeys: 'Alle Tasten',
  shortcuts: {
    title: 'Tasten',
    close: 'Schließen',
    groups: [
      {
        where: 'Überall',
        keys: [
          ['Leertaste', 'trainiert oder hält an'],
          ['→', 'geht einen Schritt weiter'],
          ['←', 'geht einen Schritt zurück'],
          ['R', 'beginnt neu: gleicher Start, gleiche Batches'],
          ['Strg Z', 'nimmt die letzte Änderung einer Einstellung zurück'],
          ['Strg Y', 'stellt sie wieder her'],
          ['?', 'zeigt dieses Blatt'],
          ['Esc', 'schließt, was offen ist'],
        ],
      },
      {
        where: 'Auf dem Band der effektiven Schritte',
        keys: [
          ['← →', 'einen Schritt zurück oder weiter'],
          ['Bild auf, Bild ab', 'ein Zwanzigstel des Laufs'],
          ['Pos1, Ende', 'der Start oder der weiteste Schritt'],
        ],
      },
      {
        where: 'Auf einem Diagramm',
        keys: [
          ['← →', 'bewegt den Zeiger und nennt die Werte'],
          ['+ −', 'vergrößert oder verkleinert'],
          ['Umschalt ← →', 'verschiebt den Ausschnitt'],
          ['0', 'zeigt alles'],
        ],
      },
      {
        where: 'Auf einem Regler oder den Reitern',
        keys: [['← →', 'etwas weniger oder mehr, der nächste Reiter']],
      },
    ],
  },
  privacy: 'Die Datei bleibt auf dieser Seite. Nichts wird gesendet.',
  dataSummary: (used, all) => `Daten: ${used} von ${all} Spalten`,
  modelSummary: (parameters) => `Modell: ${parameters} Parameter`,

  groups: {
    rail: 'Daten und Modell',
    stage: 'Bühne',
    optimizer: 'Optimierer',
    run: 'Lauf',
    charts: 'Diagramme',
  },

  diverged: (step, cause, loss) =>
    `divergierte bei Schritt ${formatCount(step)}: ${DIVERGED[cause](loss)}.`,
  tooLarge: (label, size) => `Der Wert ${size} für „${label}“ ist hier zu groß.`,
  restartAt: (size) => `Neustart mit ${size}`,
  fileRow: (row, byte) =>
    byte === undefined
      ? `Zeile ${formatCount(row)}:`
      : `Zeile ${formatCount(row)}, ab Byte ${formatCount(byte)}:`,
  readOneRowIn: (rows) => `Eine von ${formatCount(rows)} Zeilen lesen`,
  readAs: (encoding) => `Als ${encoding} lesen`,

  attributeNotUsed: (key, why) => `Das Attribut ${key} wird nicht verwendet: ${why}`,
  linkKeyNotUsed: (key, why) => `Aus dem Link wird ${key} nicht verwendet: ${why}`,
  noSpeed: (text) =>
    `„${text}“ ist keine Geschwindigkeit. Möglich sind Schritte pro Sekunde oder full.`,
  noChoice: (text, key, known) =>
    `„${text}“ steht für ${key} nicht zur Wahl. Möglich sind: ${known.join(', ')}.`,
  columnAndKind: 'Nummer der Spalte:ihre Art',
  noSuchColumn: (name) =>
    `Die Tabelle hat keine Spalte ${name}, die sich ändert und nur Zahlen enthält.`,
  otherVersion:
    'Dieser Link stammt aus einer anderen Version des Playgrounds. Verwendet wird, was diese davon kennt.',
  linkForFile: (name) =>
    `Dieser Link gilt für ${name}, enthält die Datei aber nicht. Sobald sie hier geöffnet wird, ist ihr Lauf eingerichtet.`,
  linkDamaged:
    'Die Tabelle in diesem Link ist beschädigt: Er wurde unterwegs gekürzt oder verändert. Den Link noch einmal anfordern oder die Datei selbst öffnen.',
  linkTooLong: (name, room) =>
    `${name} passt nicht in einen Link, der gepackt etwa ${room} fasst. Den Link ohne die Tabelle kopieren und die Datei daneben schicken: Der Link sagt, ob es dieselbe ist.`,
  mayNotCopy:
    'Dieser Browser lässt die Seite nicht kopieren. Stattdessen die Adresse kopieren: Sie ist der Link.',
  notReached: (name) =>
    `Die Tabelle ${name} wurde nicht gelesen: Sie war nicht erreichbar. Die Adresse im Attribut src prüfen.`,
  serverRefused: (name, status) =>
    `Die Tabelle ${name} wurde nicht gelesen: Der Server antwortete mit ${status}. Die Adresse im Attribut src prüfen.`,

  worker: {
    blocked: (reason) =>
      `Diese Seite lässt den Worker des Playgrounds nicht starten (${reason}). Die Dateien des Playgrounds von der Adresse der Seite selbst laden und sie in worker-src erlauben.`,
    lost: (reason) =>
      `Das Training ist zu Ende, weil sein Worker endete (${reason || 'ohne Angabe von Gründen'}). Zum Fortfahren die Seite neu laden.`,
    endedByBrowser: 'der Browser hat ihn beendet',
    unreadableMessage: 'eine Nachricht war nicht lesbar',
    takenOff: 'der Playground wurde von der Seite genommen',
  },
};
