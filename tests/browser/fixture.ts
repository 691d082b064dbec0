import { test as base, type BrowserContext } from '@playwright/test';

export { expect } from '@playwright/test';

interface Watch {
  /** Messages a test provokes on purpose (a file answered with 404 is an error on the console). */
  readonly tolerated: RegExp | null;
  /** whether the page greets the reader as on a first visit */
  readonly firstVisit: boolean;
}

interface Strict {
  readonly strict: undefined;
}

function skipTour(): void {
  try {
    localStorage.setItem('descent.tour', 'over');
  } catch {
    // Storage is denied in this test.
  }
}

/** Collects everything that must not happen on any page of the context, in the page and in its workers. */
function watch(context: BrowserContext, origin: string, tolerated: RegExp | null): readonly string[] {
  const troubles: string[] = [];
  const report = (kind: string, text: string): void => {
    if (!tolerated?.test(text)) troubles.push(`${kind}: ${text}`);
  };
  context.on('console', (message) => {
    if (message.type() === 'error') report('console.error', `${message.text()} (${message.location().url})`);
  });
  context.on('weberror', (error) => report('uncaught', error.error().stack ?? error.error().message));
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (url.origin !== origin && !['data:', 'blob:', 'about:'].includes(url.protocol)) report('request off origin', request.url());
  });
  return troubles;
}

/**
 * Every test of the built site runs under this: an error on the console, an uncaught error or rejection, a violation of
 * the content security policy or a request to another origin fails it, whatever else it checks.
 */
export const test = base.extend<Watch & Strict>({
  tolerated: [null, { option: true }],
  firstVisit: [false, { option: true }],
  strict: [
    async ({ context, baseURL, tolerated, firstVisit }, use) => {
      const troubles = watch(context, new URL(baseURL ?? '').origin, tolerated);
      // The card of the first steps is for a first visit; tests/browser/tour.spec.ts is one.
      if (!firstVisit) await context.addInitScript(skipTour);
      await context.addInitScript(() => {
        document.addEventListener('securitypolicyviolation', (event) => {
          console.error(`content security policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
        });
      });
      await use(undefined);
      if (troubles.length > 0) throw new Error(`The page complained:\n${troubles.join('\n')}`);
    },
    { auto: true },
  ],
});
