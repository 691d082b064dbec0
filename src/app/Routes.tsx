import { lazy, Suspense } from 'react';
import { Route, Switch, useLocation } from 'wouter';
import { ErrorBoundary } from '@/ui/feedback/ErrorBoundary';
import { PageFailure } from './failure/PageFailure';
import { HomePage } from './home/HomePage';
import { LessonRoute } from './pages/LessonRoute';
import { NotFoundPage } from './pages/NotFoundPage';
import { PageLoading } from './pages/PageLoading';

const CreditsPage = lazy(() => import('./pages/CreditsPage'));
const GlossaryPage = lazy(() => import('./glossary/GlossaryPage'));
const MapPage = lazy(() => import('./map/MapPage'));
const ProgressPage = lazy(() => import('./progress/ProgressPage'));
const LecturePage = lazy(() => import('./lecture/LecturePage'));

export function Routes() {
  const [location] = useLocation();
  return (
    <ErrorBoundary resetKey={location} fallback={(error, retry) => <PageFailure error={error} onRetry={retry} />}>
      {/* The key: without it React keeps the previous page in the document, hidden, until the next has arrived. */}
      <Suspense key={location} fallback={<PageLoading />}>
        <Switch>
          <Route path="/">
            <HomePage />
          </Route>
          <Route path="/lessons/:slug">{({ slug }) => <LessonRoute key={slug} slug={slug} />}</Route>
          <Route path="/map">
            <MapPage />
          </Route>
          <Route path="/progress">
            <ProgressPage />
          </Route>
          <Route path="/lecture">
            <LecturePage />
          </Route>
          <Route path="/glossary">
            <GlossaryPage />
          </Route>
          <Route path="/credits">
            <CreditsPage />
          </Route>
          <Route>
            <NotFoundPage path={location} />
          </Route>
        </Switch>
      </Suspense>
    </ErrorBoundary>
  );
}
