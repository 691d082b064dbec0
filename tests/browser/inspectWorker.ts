import type { CDPSession } from '@playwright/test';
import type { Inspector } from '../full/heap';

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: { readonly chunk: string };
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

/** The page's one worker, as soon as it has started. Playwright has no session for it: messages go through the page's. */
export async function inspectWorker(session: CDPSession): Promise<Inspector> {
  const attached = new Promise<string>((resolve) => session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => targetInfo.type === 'worker' && resolve(sessionId)));
  await session.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });
  const sessionId = await attached;
  const listeners = new Set<(part: string) => void>();
  const asked = new Map<number, { resolve(result: unknown): void; reject(error: Error): void }>();
  session.on('Target.receivedMessageFromTarget', (event) => {
    if (event.sessionId !== sessionId) return;
    const { id, method, params, result, error } = JSON.parse(event.message) as Message;
    if (method === 'HeapProfiler.addHeapSnapshotChunk') for (const listener of listeners) listener(params!.chunk);
    if (id === undefined) return;
    if (error) asked.get(id)?.reject(new Error(error.message));
    else asked.get(id)?.resolve(result);
    asked.delete(id);
  });
  let last = 0;
  return {
    send: (method) => new Promise((resolve, reject) => {
      const id = (last += 1);
      asked.set(id, { resolve, reject });
      session.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method }) }).catch(reject);
    }),
    onSnapshotPart(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
