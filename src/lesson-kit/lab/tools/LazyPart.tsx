import type { ReactNode } from 'react';
import { defineMessages } from '@/lib/messages';
import { Button } from '@/ui/controls/Button';
import { ErrorBoundary } from '@/ui/feedback/ErrorBoundary';
import { FailureNotice } from '@/ui/feedback/FailureNotice';
import { Notice } from '@/ui/feedback/Notice';
import { useMessages } from '@/ui/preferences/language';
import { useLoaded } from '@/lesson-kit/useLoaded';

const messages = defineMessages({
  en: { loading: 'Loading …', failed: 'This part could not be fetched. If the site was updated meanwhile, reloading the page helps.', retry: 'Try again' },
  zh: { loading: '加载中…', failed: '没有取到这一部分。如果网站刚刚更新过，刷新页面即可。', retry: '再试一次' },
});

interface LazyPartProps<Module> {
  /** the same function every time */
  readonly load: () => Promise<Module>;
  readonly children: (module: Module) => ReactNode;
}

/** A part of the page with files of its own, fetched when it is first shown; a mistake in it stays inside. */
export function LazyPart<Module>({ load, children }: LazyPartProps<Module>) {
  const text = useMessages(messages);
  const { state, retry } = useLoaded(load);
  if (state.kind === 'loading') return <p role="status">{text.loading}</p>;
  if (state.kind === 'failed') {
    return (
      <Notice tone="warning" actions={<Button onClick={retry}>{text.retry}</Button>}>
        {text.failed}
      </Notice>
    );
  }
  return <ErrorBoundary fallback={(error, again) => <FailureNotice error={error} onRetry={again} />}>{children(state.value)}</ErrorBoundary>;
}
