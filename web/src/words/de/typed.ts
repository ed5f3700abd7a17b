import type { typed as en } from '../en/typed.ts';

export const typed: typeof en = {
  notNumber: (text, example) => `„${text}“ ist keine Zahl. Gültig ist zum Beispiel ${example}.`,
  notWhole: (value, example) =>
    `${value} ist keine ganze Zahl. Gültig ist zum Beispiel ${example}.`,

  encoding: (given) => `„${given}“ ist keine Kodierung. Eine wie utf-8 oder windows-1252 angeben.`,
  delimiter: (given) =>
    `„${given}“ kann keine Zellen trennen. Ein einzelnes Zeichen angeben, etwa ;`,
  comment: (given) => `„${given}“ kann keinen Kommentar beginnen. Ein Zeichen angeben, etwa #`,
  everyKthRow: (given) => `Jede ${given}. Zeile ist nicht lesbar. Eine ganze Zahl ab 1 angeben.`,
};
