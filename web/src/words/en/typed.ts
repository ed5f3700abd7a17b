/** What is refused of what somebody typed or a link says, by the page and by its worker. */

export const typed = {
  notNumber: (text: string, example: string) =>
    `“${text}” is not a number. Type one like ${example}.`,
  notWhole: (value: string, example: string) =>
    `${value} is not a whole number. Type one like ${example}.`,

  /** How to read a file. */
  encoding: (given: string) => `“${given}” is no encoding. Give one like utf-8 or windows-1252.`,
  delimiter: (given: string) => `“${given}” cannot separate cells. Give one character, like ;`,
  comment: (given: string) => `“${given}” cannot begin a comment. Give a sign like #`,
  everyKthRow: (given: number) =>
    `Every ${given}th row cannot be read. Give a whole number from 1.`,
};
