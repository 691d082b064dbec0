/** The one place where the worker is created; the bundler finds it by this very expression. */
export function startWorker(): Worker {
  return new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
}
