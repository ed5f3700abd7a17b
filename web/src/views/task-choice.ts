/** Whether the target is a number or a class: why it is taken so, and the other way where that works. */

import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Playground } from '../app/playground.ts';
import type { PlaygroundState } from '../app/state.ts';
import { suggestTask } from '../app/task-of-target.ts';
import type { TableSummary } from '../protocol/calls.ts';
import type { Task } from '../recipe/recipe.ts';
import { choiceSetting } from '../recipe/settings.ts';
import { refusal } from './number-field.ts';

export function taskChoice(
  playground: Playground,
  state: PlaygroundState,
  table: TableSummary,
): TemplateResult {
  const { recipe } = state;
  const target = table.columns.find(({ name }) => name === recipe.target);
  if (!target) return html``;
  const { reason, isOpen } = suggestTask(target, table.rowCount);
  return html`${refusal(state, 'task')}
    <ul>
      ${choiceSetting('task').choices.map(({ value, label }) => {
        const isDisabled = !isOpen && value !== recipe.task;
        return html`<li aria-disabled=${isDisabled ? 'true' : 'false'}>
          <label
            ><input
              type="radio"
              name="choose-task"
              data-task=${value}
              ?disabled=${isDisabled}
              .checked=${live(recipe.task === value)}
              @change=${() => void playground.setTask(value as Task)}
            />${label}</label
          >
        </li>`;
      })}
    </ul>
    <p class="hint">${reason}</p>`;
}
