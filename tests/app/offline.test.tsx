import { act, fireEvent, render, screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { createOfflineCopy } from '@/app/offline/offlineCopy';
import { OfflineStatus } from '@/app/offline/OfflineStatus';
import { UpdateNotice } from '@/app/offline/UpdateNotice';

class FakeWorker extends EventTarget {
  state: ServiceWorkerState = 'installing';
  readonly heard: unknown[] = [];
  postMessage(message: unknown): void {
    this.heard.push(message);
  }
  become(state: ServiceWorkerState): void {
    this.state = state;
    this.dispatchEvent(new Event('statechange'));
  }
}

/** A browser's registration, moved on by the test. */
class FakeRegistration extends EventTarget {
  installing: FakeWorker | null = null;
  waiting: FakeWorker | null = null;
  active: FakeWorker | null = null;
  readonly update = vi.fn<() => Promise<void>>(() => Promise.resolve());
  readonly unregister = vi.fn<() => Promise<boolean>>(() => Promise.resolve(true));
  fetchNext(): FakeWorker {
    const worker = new FakeWorker();
    this.installing = worker;
    this.dispatchEvent(new Event('updatefound'));
    return worker;
  }
  finishNext(worker: FakeWorker): void {
    [this.installing, this.waiting] = [null, worker];
    worker.become('installed');
  }
}

class FakeContainer extends EventTarget {
  readonly registration = new FakeRegistration();
  known = true;
  readonly register = vi.fn<(script: string, options: object) => Promise<void>>(() => Promise.resolve());
  readonly getRegistration = () => Promise.resolve(this.known ? this.registration : undefined);
  readonly startMessages = () => undefined;
  say(data: unknown, ports: readonly unknown[] = []): void {
    this.dispatchEvent(Object.assign(new Event('message'), { data, ports }));
  }
}

function open({ savesData = false, published = (): Promise<boolean> => Promise.resolve(true) } = {}) {
  const container = new FakeContainer();
  const reload = vi.fn<() => void>();
  const later: (() => void)[] = [];
  let draw = (): void => undefined;
  const works = new Promise<void>((resolve) => {
    draw = resolve;
  });
  const copy = createOfflineCopy({
    container: container as unknown as ServiceWorkerContainer,
    script: '/descent/sw.js',
    scope: '/descent/',
    savesData,
    reload,
    whenItWorks: () => works,
    nowAndThen: (callback) => void later.push(callback),
    isPublished: published,
  });
  render(<><footer><OfflineStatus copy={copy} /></footer><UpdateNotice copy={copy} /></>);
  const start = () => act(async () => copy.start());
  return { draw, container, registration: container.registration, reload, copy, later, start };
}

const footer = () => screen.getByRole('contentinfo').textContent;
const settle = () => act(() => Promise.resolve());

describe('the copy on this device', () => {
  it('is fetched below its own path, and the footer says how far it is', async () => {
    const { container, start } = open();
    expect(footer()).toBe('');
    await start();
    expect(container.register).toHaveBeenCalledWith('/descent/sw.js', { scope: '/descent/', updateViaCache: 'none' });
    act(() => container.say({ type: 'progress', doneBytes: 1, totalBytes: 3 }));
    expect(footer()).toContain('33 %');
    act(() => container.say({ type: 'kept' }));
    expect(footer()).toBe('Works without a network');
    // A newer version is fetched beside it: what is there is no less there.
    act(() => container.say({ type: 'progress', doneBytes: 1, totalBytes: 3 }));
    act(() => container.say({ type: 'notKept', reason: 'unreachable' }));
    expect(footer()).toBe('Works without a network');
  });

  it('does not fit: said once, quietly; unreachable: nothing is said', async () => {
    const { container, start } = open();
    await start();
    act(() => container.say({ type: 'notKept', reason: 'unreachable' }));
    expect(footer()).toBe('');
    act(() => container.say({ type: 'notKept', reason: 'full' }));
    expect(footer()).toContain('No room');
  });

  it('is completed when the browser has thrown parts of it away', async () => {
    const { registration, start } = open();
    registration.active = new FakeWorker();
    await start();
    expect(registration.active.heard).toEqual([{ type: 'complete' }]);
  });

  it('is not fetched unasked where the reader saves data', async () => {
    const { container, start } = open({ savesData: true });
    container.known = false;
    await start();
    expect(container.register).not.toHaveBeenCalled();
    container.known = true;
    await act(async () => void fireEvent.click(screen.getByRole('button', { name: /Keep a copy/ })));
    expect(container.register).toHaveBeenCalledOnce();
  });

  it('is nothing to talk about where there can be none', async () => {
    const { container, start } = open();
    container.register.mockImplementation(() => Promise.reject(new DOMException('denied', 'SecurityError')));
    await start();
    expect(footer()).toBe('');
  });

  it('answers the worker that asks whether any page works, before anything else has begun, and not while it is blank', async () => {
    const { container, draw } = open();
    const answered = vi.fn<(message: unknown) => void>();
    container.say({ type: 'areYouThere' }, [{ postMessage: answered }]);
    await settle();
    expect(answered).not.toHaveBeenCalled();
    draw();
    await settle();
    expect(answered).toHaveBeenCalledOnce();
  });
});

describe('a new version', () => {
  const withUpdate = async () => {
    const page = open();
    page.registration.active = new FakeWorker();
    await page.start();
    const worker = page.registration.fetchNext();
    act(() => page.registration.finishNext(worker));
    return { ...page, worker };
  };

  it('asks, and reloads only when it has taken over because the reader said so', async () => {
    const { container, reload, worker } = await withUpdate();
    expect(screen.getByRole('status').textContent).toContain('A new version');
    // Another tab let it in.
    container.dispatchEvent(new Event('controllerchange'));
    expect(reload).not.toHaveBeenCalled();
    fireEvent.click(screen.getByRole('button', { name: 'Reload now' }));
    expect(worker.heard).toEqual([{ type: 'takeOver' }]);
    expect(reload).not.toHaveBeenCalled();
    container.dispatchEvent(new Event('controllerchange'));
    expect(reload).toHaveBeenCalledOnce();
  });

  it('is put off into the footer', async () => {
    const { registration, reload } = await withUpdate();
    fireEvent.click(screen.getByRole('button', { name: 'Later' }));
    expect(screen.queryByRole('status')).toBeNull();
    // Meanwhile another tab let it in: nothing waits any more.
    registration.waiting = null;
    fireEvent.click(screen.getByRole('button', { name: /Reload into the new version/ }));
    expect(reload).toHaveBeenCalledOnce();
  });

  it('that was fetched before this page opened is offered too, a first copy never', async () => {
    const { registration, start } = open();
    await start();
    const first = registration.fetchNext();
    act(() => registration.finishNext(first));
    expect(screen.queryByRole('status')).toBeNull();
    const again = open();
    again.registration.active = new FakeWorker();
    again.registration.waiting = new FakeWorker();
    await again.start();
    expect(screen.getByRole('status').textContent).toContain('A new version');
  });

  it('is looked for now and then; without a network nothing happens, without a published worker this one goes', async () => {
    let published = (): Promise<boolean> => Promise.reject(new TypeError('no network'));
    const { registration, later, start } = open({ published: () => published() });
    registration.active = new FakeWorker();
    registration.update.mockImplementation(() => Promise.reject(new TypeError('no script')));
    await start();
    await settle();
    expect(registration.update).toHaveBeenCalledTimes(1);
    expect(registration.unregister).not.toHaveBeenCalled();
    published = () => Promise.resolve(false);
    for (const look of later) look();
    await settle();
    await settle();
    expect(registration.update).toHaveBeenCalledTimes(2);
    expect(registration.unregister).toHaveBeenCalledOnce();
  });
});
