import { fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ErrorBoundary } from '@/ui/feedback/ErrorBoundary';
import { FailureNotice } from '@/ui/feedback/FailureNotice';
import { LanguageProvider } from '@/ui/preferences/LanguageProvider';
import { StorageNotice } from '@/ui/preferences/StorageNotice';
import { createPreferenceStore } from '@/ui/preferences/storage';

describe('ErrorBoundary', () => {
  beforeEach(() => {
    // React reports what a boundary caught.
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
  });
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it('keeps a failure to its part of the page and tries again on request', () => {
    let broken = true;
    const Part = () => {
      if (broken) throw new RangeError('out of paper');
      return <p>all well</p>;
    };
    render(
      <>
        <p>the rest</p>
        <ErrorBoundary fallback={(error, retry) => <FailureNotice error={error} onRetry={retry} />}>
          <Part />
        </ErrorBoundary>
      </>,
    );
    expect(screen.getByRole('alert').textContent).toContain('RangeError: out of paper');
    expect(screen.getByText('the rest')).toBeTruthy();
    broken = false;
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(screen.getByText('all well')).toBeTruthy();
  });

  it('forgets the failure when another page is shown', () => {
    const Page = ({ name }: { readonly name: string }) => {
      if (name === 'bad') throw new Error('bad page');
      return <p>{name}</p>;
    };
    const shown = (name: string) => (
      <ErrorBoundary resetKey={name} fallback={() => <p>failed</p>}>
        <Page name={name} />
      </ErrorBoundary>
    );
    const { rerender } = render(shown('bad'));
    expect(screen.getByText('failed')).toBeTruthy();
    rerender(shown('good'));
    expect(screen.getByText('good')).toBeTruthy();
  });
});

describe('StorageNotice', () => {
  it('speaks the language of the reader and stays away once dismissed', () => {
    const store = createPreferenceStore(() => {
      throw new DOMException('denied', 'SecurityError');
    });
    store.write('language', 'zh');
    render(
      <LanguageProvider store={store}>
        <StorageNotice store={store} />
      </LanguageProvider>,
    );
    expect(screen.getByRole('status').textContent).toContain('浏览器不允许');
    expect(document.documentElement.lang).toBe('zh-CN');
    fireEvent.click(screen.getByRole('button', { name: '知道了' }));
    expect(screen.queryByRole('status')).toBeNull();
  });
});
