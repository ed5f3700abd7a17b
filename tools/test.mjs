// npm test [-- suite ...]: sets up, runs the suites of tools/suites.mjs and sums up.

import { command, StepFailed } from './run.mjs';
import { setUp } from './setup.mjs';
import { chooseSuites, suites } from './suites.mjs';
import { summary } from './summary.mjs';

// `node --test tools/` takes this file for a test because of its name; it must not run itself.
if (process.env.NODE_TEST_CONTEXT === undefined) await command(main);

async function main() {
  const { chosen, unknown } = chooseSuites(process.argv.slice(2));
  if (unknown.length > 0) {
    console.log(`Unknown suite: ${unknown.join(', ')}`);
    console.log(`The suites are: ${suites.map((suite) => suite.name).join(', ')}`);
    return 1;
  }
  const tools = await setUp('test');
  const env = {
    ...process.env,
    CHROMIUM_PATH: tools.chromium,
    FIREFOX_PATH: tools.firefox,
    PLAYWRIGHT_HTML_OPEN: 'never',
  };
  const results = [];
  for (const suite of chosen) {
    console.log(`\n=== ${suite.name}: ${suite.about} ===`);
    const started = performance.now();
    const code = await runSuite(suite, { tools, env });
    results.push({ name: suite.name, code, milliseconds: performance.now() - started });
  }
  console.log(`\n${summary(results)}`);
  return results.some((result) => result.code !== 0) ? 1 : 0;
}

/**
 * @param {import('./suites.mjs').Suite} suite
 * @param {import('./suites.mjs').Context} context
 * @returns {Promise<number>} the first exit code that is not 0
 */
async function runSuite(suite, context) {
  let result = 0;
  for (const step of suite.steps) {
    const code = await runStep(step, context);
    if (result === 0) result = code;
    if (code !== 0 && !suite.independent) break;
  }
  return result;
}

/**
 * @param {import('./suites.mjs').Step} step
 * @param {import('./suites.mjs').Context} context
 */
async function runStep(step, context) {
  try {
    return await step(context);
  } catch (error) {
    if (!(error instanceof StepFailed)) console.log(error);
    return error instanceof StepFailed ? error.code : 1;
  }
}
