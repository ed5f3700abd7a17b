import { describe, expect, test } from 'vitest';
import type { PlaygroundError } from '../../../web/src/base/playground-error.ts';
import { TrainingClient, type WorkerPort } from '../../../web/src/client/training-client.ts';
import type { Reply, Request } from '../../../web/src/protocol/calls.ts';

class FakeWorker {
  readonly sent: Request[] = [];
  terminated = false;
  onmessage: ((event: MessageEvent<Reply>) => void) | null = null;
  onerror: ((event: ErrorEvent) => void) | null = null;
  onmessageerror: (() => void) | null = null;

  postMessage(request: Request): void {
    this.sent.push(request);
  }

  terminate(): void {
    this.terminated = true;
  }

  answer(reply: Reply): void {
    this.onmessage?.({ data: reply } as MessageEvent<Reply>);
  }
}

function setUp() {
  const worker = new FakeWorker();
  return { worker, client: new TrainingClient(worker as unknown as WorkerPort) };
}

describe('the training client', () => {
  test('gives each answer to the call that asked', async () => {
    const { worker, client } = setUp();
    const first = client.call('pause', null);
    const second = client.call('restart', null);
    worker.answer({ type: 'done', id: 2, value: null });
    worker.answer({
      type: 'failed',
      id: 1,
      error: { code: 'not_ready', where: 'x', message: 'Not yet.' },
    });
    await expect(second).resolves.toBeNull();
    await expect(first).rejects.toMatchObject({
      code: 'not_ready',
      where: 'x',
      message: 'Not yet.',
    });
  });

  test('rejects every pending and every later call when the worker dies', async () => {
    const { worker, client } = setUp();
    const pending = [
      client.call('pause', null),
      client.call('look', { slot: 1, weights: 0, fit: { kind: 'predicted' } }),
    ];
    worker.onerror?.({ message: 'out of memory' } as ErrorEvent);
    for (const call of [...pending, client.call('pause', null)]) {
      const error = (await call.catch((thrown) => thrown)) as PlaygroundError;
      expect(error.code).toBe('worker_lost');
      expect(error.message).toMatch(/out of memory/);
    }
  });

  test('tells once that the worker was lost, also for a trap inside the core', async () => {
    const { worker, client } = setUp();
    const lost: string[] = [];
    client.onLost = ({ code }) => lost.push(code);
    const pending = client.call('pause', null);
    const error = { code: 'worker_lost', where: '', message: 'unreachable' } as const;
    worker.answer({ type: 'failed', id: 1, error });
    await expect(pending).rejects.toMatchObject({ code: 'worker_lost' });
    client.lose('again');
    expect(lost).toEqual(['worker_lost']);
    expect(worker.terminated).toBe(true);
  });

  test('hands on the progress of a reading', () => {
    const { worker, client } = setUp();
    const heard: number[] = [];
    client.onProgress = (progress) => heard.push(progress.rows);
    worker.answer({ type: 'progress', progress: { bytesRead: 1, bytesTotal: 2, rows: 30 } });
    expect(heard).toEqual([30]);
  });

  test('ends the worker and what was asked of it when it is disposed of', async () => {
    const { worker, client } = setUp();
    const pending = client.call('look', { slot: 1, weights: 0, fit: { kind: 'predicted' } });
    client.dispose();
    expect(worker.terminated).toBe(true);
    await expect(pending).rejects.toMatchObject({ code: 'worker_lost' });
  });
});
