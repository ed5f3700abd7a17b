/**
 * The page about the optimizers, core/rp/optim/README.md, is what the core says of itself.
 * `npm run docs` writes it anew.
 */

import type { CoreModule } from 'rmsprop-core';
import { beforeAll, expect, test } from 'vitest';
import type { HyperParameter, OptimizerInfo, Preset } from '../../web/src/recipe/optimizers.ts';
import { formulaInWords } from '../../web/src/views/formula.ts';
import { loadCore } from './core.ts';

let core: CoreModule;
beforeAll(async () => {
  core = await loadCore();
});

/** A Markdown table; `|` would end a cell. */
function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}

function allowed(parameter: HyperParameter): string {
  if (parameter.kind === 'toggle') return '`true`, `false`';
  if (parameter.kind === 'number') return parameter.range;
  return parameter.choices.map(({ value }) => `\`${value}\``).join(', ');
}

function row(parameter: HyperParameter): readonly string[] {
  const { key, label, symbol, initial, unit, help } = parameter;
  return [`\`${key}\``, label, symbol, allowed(parameter), `\`${initial}\``, unit, help];
}

/** What a preset sets apart from the defaults. */
function settings(preset: Preset, first: Preset): string {
  return Object.entries(preset.values)
    .filter(([key, value]) => value !== first.values[key])
    .map(([key, value]) => `\`${key}\` ${value}`)
    .join(', ');
}

function formulaOf(info: OptimizerInfo, preset: Preset): string {
  const statements = core.statements({ name: info.key, values: preset.values });
  return `\`${formulaInWords({ statements })}\``;
}

function section(info: OptimizerInfo, common: readonly string[]): string {
  const own = info.hyperParameters.filter(({ key }) => !common.includes(key));
  const shared = info.hyperParameters.some(({ key }) => common.includes(key));
  return [
    `## ${info.label}: \`${info.key}\``,
    `${info.summary} ${info.citation}.`,
    table(HEADER, own.map(row)),
    shared ? 'And the common ones.' : '',
    table(
      ['preset', 'known as', 'source', 'sets', 'each step'],
      info.presets.map((preset) => [
        `\`${preset.key}\``,
        preset.label,
        preset.source,
        settings(preset, info.presets[0]),
        formulaOf(info, preset),
      ]),
    ),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

const HEADER = ['key', 'name', 'symbol', 'allowed', 'default', 'unit', 'what it does'];

function markdown(optimizers: readonly OptimizerInfo[]): string {
  const common = optimizers[0]!.hyperParameters.filter(({ key }) =>
    /^(weight_decay|clip|schedule)/.test(key),
  );
  return `${[
    '# The optimizers',
    'Written from the core by `npm run docs`. Rules are in `rules/`, methods for finite sums in `finite_sum/`; each file begins with its formula and source. A step in the last column is what the core wrote down while running the rule itself: `w` the weight, `g` its gradient after clipping.',
    '## Common to all rules but Rprop',
    table(HEADER, common.map(row)),
    ...optimizers.map((info) =>
      section(
        info,
        common.map(({ key }) => key),
      ),
    ),
  ].join('\n\n')}\n`;
}

test('core/rp/optim/README.md says what the core says', async () => {
  await expect(markdown(core.optimizers())).toMatchFileSnapshot('../../core/rp/optim/README.md');
});
