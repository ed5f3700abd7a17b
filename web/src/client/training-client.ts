/** The worker as typed promises. Every call gets exactly one answer, also when the worker dies. */

import { PlaygroundError } from '../base/playground-error.ts';
import type { ReadProgress } from '../csv/read-options.ts';
import type { CallName, In, Out, Reply } from '../protocol/calls.ts';
import { words } from '../words/language.ts';

interface Pending {
  resolve(value: unknown): void;
  reject(error: PlaygroundError): void;
}

/** The part of a Worker the client needs; tests pass their own. */
export type WorkerPort = Pick<
  Worker,
  'postMessage' | 'terminate' | 'onmessage' | 'onerror' | 'onmessageerror'
>;

export class TrainingClient {
  readonly #worker: WorkerPort;
  readonly #pending = new Map<number, Pending>();
  #lastId = 0;
  #lost: PlaygroundError | null = null;
  /** Called while a file is read. */
  onProgress: (progress: ReadProgress) => void = () => {};
  /** Called when a run breaks off for a reason that is no divergence. */
  onFault: (error: PlaygroundError) => void = () => {};
  /** Called once when the worker has ended without having been disposed of. */
  onLost: (error: PlaygroundError) => void = () => {};

  constructor(worker: WorkerPort) {
    this.#worker = worker;
    worker.onmessage = (event: MessageEvent<Reply>) => this.#receive(event.data);
    worker.onerror = (event) => this.lose(event.message);
    worker.onmessageerror = () => this.lose(words().page.worker.unreadableMessage);
  }

  call<K extends CallName>(name: K, arg: In<K>): Promise<Out<K>> {
    return new Promise<Out<K>>((resolve, reject) => {
      if (this.#lost) {
        reject(this.#lost);
        return;
      }
      this.#lastId += 1;
      this.#pending.set(this.#lastId, { resolve: (value) => resolve(value as Out<K>), reject });
      this.#worker.postMessage({ id: this.#lastId, name, arg });
    });
  }

  /** Ends the worker; calls under way are rejected. */
  dispose(): void {
    this.onLost = () => {};
    this.lose(words().page.worker.takenOff);
  }

  /** The worker is of no use any more: calls under way and all later ones are rejected. */
  lose(reason: string): void {
    if (this.#lost) return;
    this.#lost = new PlaygroundError('worker_lost', '', words().page.worker.lost(reason));
    this.#worker.terminate();
    for (const { reject } of this.#pending.values()) reject(this.#lost);
    this.#pending.clear();
    this.onLost(this.#lost);
  }

  #receive(reply: Reply): void {
    if (reply.type === 'progress') {
      this.onProgress(reply.progress);
      return;
    }
    const isLost = 'error' in reply && reply.error.code === 'worker_lost';
    if (isLost) {
      this.lose(reply.error.message);
      return;
    }
    if (reply.type === 'fault') {
      this.onFault(PlaygroundError.fromWire(reply.error));
      return;
    }
    const pending = this.#pending.get(reply.id);
    this.#pending.delete(reply.id);
    if (reply.type === 'done') pending?.resolve(reply.value);
    else pending?.reject(PlaygroundError.fromWire(reply.error));
  }
}
