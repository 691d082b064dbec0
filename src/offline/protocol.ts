/** What the page says to the service worker. */
export type PageMessage =
  /** the reader wants the new version now */
  | { readonly type: 'takeOver' }
  /** fetch what the copy lacks (a browser short of room may have thrown it away) */
  | { readonly type: 'complete' };

/** What the service worker says to every page. */
export type WorkerMessage =
  | { readonly type: 'progress'; readonly doneBytes: number; readonly totalBytes: number }
  /** everything is on the device */
  | { readonly type: 'kept' }
  | { readonly type: 'notKept'; readonly reason: 'full' | 'unreachable' }
  /** a page that works answers through the port */
  | { readonly type: 'areYouThere' };
