/** An update rule read back from its MathML. */

import type { Locator } from '@playwright/test';

/** The statements, one after the other, without any space. */
export function statementsIn(formula: Locator): Promise<string[]> {
  return formula
    .locator('math')
    .evaluateAll((all) => all.map((math) => (math.textContent ?? '').replace(/\s/g, '')));
}

/** Where ε stands: under a root, below the line beside one, or nowhere. */
export function epsilonPlace(formula: Locator): Promise<string> {
  return formula.evaluate((element) => {
    const signs = [...element.querySelectorAll('mi')].filter(
      ({ textContent }) => textContent === 'ε',
    );
    const places = signs.map((sign) => {
      if (sign.closest('.radicand, msqrt')) return 'inside';
      return sign.closest('mfrac > :nth-child(2)') ? 'outside' : 'elsewhere';
    });
    return [...new Set(places)].join(' and ') || 'nowhere';
  });
}
