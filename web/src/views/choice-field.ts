/** A labelled choice among a setting's values. */

import type { TemplateResult } from 'lit';
import type { Playground } from '../app/playground.ts';
import type { PlaygroundState } from '../app/state.ts';
import type { ChoiceKey } from '../recipe/recipe.ts';
import { choiceSetting } from '../recipe/settings.ts';
import { selectField } from './select-field.ts';

export function choiceField(
  playground: Playground,
  state: PlaygroundState,
  key: ChoiceKey,
  allowed: (value: string) => boolean = () => true,
): TemplateResult {
  const { label, choices, help } = choiceSetting(key);
  return selectField(state, {
    key,
    label,
    help,
    value: state.recipe[key],
    choices: choices.filter(({ value }) => allowed(value)),
    choose: (value) => void playground.setChoice(key, value),
  });
}
