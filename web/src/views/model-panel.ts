/** What is trained: linear or MLP, its size, loss, start and mini-batch. */

import { html, mathml, nothing, type TemplateResult } from 'lit';
import type { Playground } from '../app/playground.ts';
import { isClassification, type PlaygroundState } from '../app/state.ts';
import type { Activation, NumberKey, Recipe } from '../recipe/recipe.ts';
import { choiceSetting, settingWords } from '../recipe/settings.ts';
import { words } from '../words/language.ts';
import { choiceField } from './choice-field.ts';
import { numberInput, refusal, textInput } from './number-field.ts';

function numberField(
  playground: Playground,
  state: PlaygroundState,
  key: NumberKey,
): TemplateResult {
  return html`<div class="field">
    <label for="setting-${key}">${settingWords(key).label}</label>
    ${numberInput(playground, state, key)} ${refusal(state, key)}
  </div>`;
}

function modelChoice(playground: Playground, recipe: Recipe): TemplateResult {
  return html`<div class="segments" role="group" aria-label=${words().model.title}>
    ${choiceSetting('model').choices.map(
      ({ value, label }) =>
        html`<button
          aria-pressed=${recipe.model === value ? 'true' : 'false'}
          data-model=${value}
          @click=${() => playground.setChoice('model', value)}
        >
          ${label}
        </button>`,
    )}
  </div>`;
}

/** What formulas call the activations. */
const FUNCTION_NAMES: Readonly<Record<Activation, string>> = {
  identity: '',
  tanh: 'tanh',
  relu: 'relu',
  leaky_relu: 'lrelu',
  sigmoid: 'σ',
  gelu: 'gelu',
};

/** W₃ tanh(W₂ tanh(W₁ x + b₁) + b₂) + b₃, for any number of hidden layers. */
function layers(layer: number, activation: Activation): TemplateResult {
  const inner =
    layer === 1
      ? mathml`<mi>x</mi>`
      : mathml`<mspace width=".15em"></mspace><mi mathvariant="normal">${FUNCTION_NAMES[activation]}</mi
          ><mo stretchy="false">(</mo>${layers(layer - 1, activation)}<mo stretchy="false">)</mo>`;
  return mathml`<msub><mi>W</mi><mn>${layer}</mn></msub>${inner}<mo>+</mo
    ><msub><mi>b</mi><mn>${layer}</mn></msub>`;
}

function formula(recipe: Recipe): TemplateResult {
  const sum =
    recipe.model === 'linear'
      ? mathml`<mi>w</mi><mo>·</mo><mi>x</mi><mo>+</mo><mi>b</mi>`
      : layers(recipe.hidden_units.length + 1, recipe.activation);
  return html`<math><mover><mi>y</mi><mo>^</mo></mover><mo>=</mo>${sum}</math>`;
}

export function modelPanel(playground: Playground, state: PlaygroundState): TemplateResult {
  const { recipe, info } = state;
  const { model } = words();
  const isMlp = recipe.model === 'mlp';
  // Of classes the loss is a cross-entropy, whatever is chosen for numbers.
  const ofClasses = isClassification(state);
  return html`<section aria-labelledby="model-heading">
    <div class="row">
      <h2 id="model-heading">${model.title}</h2>
      <span class="hint" data-test="parameter-count"
        >${info ? model.parameters(info.parameterCount) : ''}</span
      >
    </div>
    ${modelChoice(playground, recipe)}
    <div class="fields">
      ${
        isMlp
          ? html`<div class="field">
                <label for="setting-hidden_units">${model.hiddenUnits}</label>
                ${textInput(state, {
                  key: 'hidden_units',
                  label: model.hiddenUnitsTitle,
                  value: recipe.hidden_units.join(', '),
                  help: model.hiddenUnitsHelp,
                  commit: (text) => void playground.setHidden(text),
                })}
                ${refusal(state, 'hidden_units')}
              </div>
              ${choiceField(playground, state, 'activation')}`
          : nothing
      }
      ${ofClasses ? nothing : choiceField(playground, state, 'loss')}
      ${
        !ofClasses && recipe.loss === 'huber'
          ? numberField(playground, state, 'huber_delta')
          : nothing
      }
      ${choiceField(playground, state, 'initialisation', (value) =>
        isMlp ? value === 'pytorch' || value === 'glorot' : true,
      )}
      <div class="field">
        <label for="setting-batch_size">${settingWords('batch_size').label}</label>
        <span class="with-unit"
          >${numberInput(playground, state, 'batch_size')}
          <span class="hint">${model.stepsAnEpoch(info?.stepsPerEpoch ?? 0)}</span></span
        >
        ${refusal(state, 'batch_size')}
      </div>
      ${numberField(playground, state, 'l1_penalty')}
      ${numberField(playground, state, 'l2_penalty')}
    </div>
    <div class="model-formula" tabindex="0" role="img" aria-label=${formulaInWords(recipe)}>${formula(recipe)}</div>
  </section>`;
}

function activationLabel({ activation }: Recipe): string {
  const { choices } = choiceSetting('activation');
  return choices.find(({ value }) => value === activation)?.label ?? activation;
}

function formulaInWords(recipe: Recipe): string {
  const { linear, network } = words().model;
  if (recipe.model === 'linear') return linear;
  return network(recipe.hidden_units.length, activationLabel(recipe));
}
