import type { PageMessage, WorkerMessage } from '@/offline/protocol';

export interface OfflineState {
  /**
   * What can be said about the copy on this device. `unknown` also where no service worker is to be had (a private
   * window, a plain http address): everything works with a network, and there is nothing to tell. `offered`: the reader
   * saves data and is asked first.
   */
  readonly copy: 'unknown' | 'offered' | 'fetching' | 'kept' | 'full';
  /** of the bytes, 0 … 1 */
  readonly share: number;
  /** A new version has been fetched: it waits for the reader, who may have said "later". */
  readonly update: 'none' | 'ready' | 'later';
}

export interface OfflineEnvironment {
  readonly container: Pick<ServiceWorkerContainer, 'register' | 'getRegistration' | 'addEventListener' | 'startMessages'>;
  readonly script: string;
  readonly scope: string;
  /** whether the reader asks sites to spare the connection */
  readonly savesData: boolean;
  readonly reload: () => void;
  /** settles when the page shows something; never, where it stays blank */
  readonly whenItWorks: () => Promise<void>;
  /** calls back now and then for as long as the page is open */
  readonly nowAndThen: (callback: () => void) => void;
  /** whether the host still publishes this script; rejects without a network */
  readonly isPublished: (script: string) => Promise<boolean>;
}

export interface OfflineCopy {
  readonly state: () => OfflineState;
  readonly subscribe: (listener: () => void) => () => void;
  /** Fetches the copy, unless the reader must be asked; and looks for new versions from then on. */
  readonly start: () => void;
  /** The reader, asked, wants the copy. */
  readonly keep: () => void;
  readonly updateNow: () => void;
  readonly updateLater: () => void;
}

const tell = (worker: ServiceWorker, message: PageMessage): void => worker.postMessage(message);

/** The page's side of the service worker. It lives as long as the page does. */
export function createOfflineCopy(environment: OfflineEnvironment): OfflineCopy {
  const { container } = environment;
  const listeners = new Set<() => void>();
  let state: OfflineState = { copy: 'unknown', share: 0, update: 'none' };
  let registration: ServiceWorkerRegistration | undefined;
  let accepted = false;

  function show(change: Partial<OfflineState>): void {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  }

  function hear(message: WorkerMessage): void {
    // What is said about a newer version does not make the copy that is there any worse.
    if (state.copy === 'kept') return;
    if (message.type === 'kept') show({ copy: 'kept', share: 1 });
    if (message.type === 'progress') show({ copy: 'fetching', share: message.doneBytes / message.totalBytes });
    if (message.type === 'notKept') show({ copy: message.reason === 'full' ? 'full' : 'unknown' });
  }

  container.addEventListener('message', (event) => {
    const message = event.data as WorkerMessage;
    if (message.type === 'areYouThere') void environment.whenItWorks().then(() => event.ports[0]?.postMessage(true));
    else hear(message);
  });
  container.addEventListener('controllerchange', () => {
    // Also when another tab asked for the new version, or when this page is in charge for the first time: then it stays.
    if (accepted) environment.reload();
  });
  container.startMessages();

  function watch(found: ServiceWorkerRegistration): void {
    registration = found;
    if (found.waiting && found.active) show({ update: 'ready' });
    found.addEventListener('updatefound', () => {
      const worker = found.installing;
      worker?.addEventListener('statechange', () => {
        if (worker.state === 'installed' && found.active) show({ update: 'ready' });
      });
    });
    if (found.active) tell(found.active, { type: 'complete' });
    environment.nowAndThen(() => void look(found));
    void look(found);
  }

  /** Looks for a new version. Where the host no longer has any, this one must not stand in the way of what is there now. */
  async function look(found: ServiceWorkerRegistration): Promise<void> {
    try {
      await found.update();
    } catch {
      // Without a network as well; then there is no answer to this either, and the copy stays.
      const published = await environment.isPublished(environment.script).catch(() => true);
      if (!published) await found.unregister();
    }
  }

  async function register(): Promise<void> {
    try {
      await container.register(environment.script, { scope: environment.scope, updateViaCache: 'none' });
    } catch {
      // The browser does not allow it, or there is no network and no copy: `unknown` is the truth.
      return;
    }
    const found = await container.getRegistration(environment.scope);
    if (found) watch(found);
  }

  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    start: () => void start(),
    keep: () => {
      show({ copy: 'fetching', share: 0 });
      void register();
    },
    updateNow() {
      accepted = true;
      if (registration?.waiting) tell(registration.waiting, { type: 'takeOver' });
      // Another tab has let the new version in already.
      else environment.reload();
    },
    updateLater: () => show({ update: 'later' }),
  };

  async function start(): Promise<void> {
    const known = environment.savesData ? await container.getRegistration(environment.scope) : undefined;
    if (environment.savesData && !known) show({ copy: 'offered' });
    else await register();
  }
}
