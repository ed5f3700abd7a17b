/** What the core throws, as the playground's own error, in the language of the page. */

import type { CoreModule } from 'rmsprop-core';
import { type ErrorCode, PlaygroundError } from '../base/playground-error.ts';
import { workerWords } from '../words/worker.ts';

const HYPER_PATH = 'optimizer.';

/** Optimizers have hyper-parameters of the same key, but not always of the same range. */
function hyperOf({ optimizers }: CoreModule, where: string, message: string) {
  if (!where.startsWith(HYPER_PATH)) return null;
  const key = where.slice(HYPER_PATH.length);
  const alike = optimizers()
    .flatMap(({ hyperParameters }) => hyperParameters)
    .filter((parameter) => parameter.key === key)
    .map((parameter) => ({
      label: parameter.label,
      range: parameter.kind === 'number' ? parameter.range : '',
    }));
  return alike.find(({ range }) => message.includes(`${range};`)) ?? alike[0] ?? null;
}

/** Errors of the core carry `code` and `where`; anything else is a fault of ours. */
export function coreError(module: CoreModule, thrown: unknown): PlaygroundError {
  if (thrown instanceof Error && 'code' in thrown && 'where' in thrown) {
    const { message } = thrown;
    const code = thrown.code as ErrorCode;
    const where = String(thrown.where);
    const hyper = hyperOf(module, where, message);
    return new PlaygroundError(
      code,
      where,
      workerWords().errors.core({ code, where, message, hyper }),
    );
  }
  // A trap leaves the core in no state to go on from.
  if (thrown instanceof WebAssembly.RuntimeError) {
    return new PlaygroundError('worker_lost', '', thrown.message);
  }
  return PlaygroundError.from(thrown);
}
