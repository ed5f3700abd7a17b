/** What the core calls hyper-parameters and their ranges, by the English of it: apart, because its errors say it too. */

type Texts = readonly (readonly [english: string, german: string])[];

const HYPER_LABELS: Texts = [
  ['learning rate', 'Lernrate'],
  ['decay', 'Abklingrate'],
  ['epsilon', 'Epsilon'],
  ['epsilon stands', 'Epsilon steht'],
  ['centered', 'zentriert'],
  ['momentum', 'Momentum'],
  ['momentum gathers', 'Momentum sammelt'],
  ['Nesterov momentum', 'Nesterov-Momentum'],
  ['bias corrected', 'Verzerrung korrigiert'],
  ['initial accumulator', 'Anfangswert des Speichers'],
  ['weight decay', 'Gewichtsabnahme'],
  ['decay acts', 'Abnahme wirkt'],
  ['clipping', 'Begrenzung'],
  ['clipping limit', 'Grenze'],
  ['schedule', 'Zeitplan'],
  ['schedule length', 'Länge des Zeitplans'],
  ['schedule factor', 'Faktor des Zeitplans'],
  ['schedule rate', 'Rate des Zeitplans'],
  ['dampening', 'Dämpfung'],
  ['form', 'Form'],
  ['beta 1', 'Beta 1'],
  ['beta 2', 'Beta 2'],
  ['bias correction', 'Korrektur der Verzerrung'],
  ['momentum decay', 'Abklingen des Momentums'],
  ['first step', 'erster Schritt'],
  ['factor after a turn', 'Faktor nach einer Wende'],
  ['factor straight on', 'Faktor geradeaus'],
  ['least step', 'kleinster Schritt'],
  ['greatest step', 'größter Schritt'],
  ['after a turn', 'nach einer Wende'],
  ['the sum is divided by', 'Teiler der Summe'],
  ['L2 penalty', 'L2-Strafe'],
  ['inner steps', 'innere Schritte'],
  ['goes on from', 'geht weiter von'],
  ['strong convexity', 'starke Konvexität'],
  ['starts afresh below', 'beginnt neu unter'],
  ['per step', 'pro Schritt'],
  ['steps', 'Schritte'],
];

const RANGES: Texts = [
  ['at least 0', 'mindestens 0'],
  ['at least 0 and below 1', 'mindestens 0 und unter 1'],
  ['above 0', 'über 0'],
  ['a whole number at least 1', 'eine ganze Zahl ab 1'],
  ['above 0 and at most 1', 'über 0 und höchstens 1'],
  ['at least 0 and at most 1', 'mindestens 0 und höchstens 1'],
  ['above 0 and below 1', 'über 0 und unter 1'],
  ['above 1', 'über 1'],
];

export const coreHyper: ReadonlyMap<string, string> = new Map([...HYPER_LABELS, ...RANGES]);
