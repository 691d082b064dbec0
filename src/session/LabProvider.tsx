import { useLayoutEffect, useMemo, useState, type ReactNode } from 'react';
import type { Experiment } from '@/engine/experiment/types';
import type { BackendChoice } from '@/engine/worker/backendProtocol';
import { LabContext } from './LabContext';
import { createLabSession } from './labSession';
import { bindLink, linkedExperiment } from './linkState';
import { pageEngine } from './pageEngine';

interface LabProviderProps {
  /** the lesson's own experiment; another value opens another session */
  readonly experiment: Experiment;
  /** keep the address bar and the experiment the same */
  readonly linked?: boolean;
  /** what the page's first run trains on; later the session's command decides */
  readonly backend: BackendChoice;
  readonly children: ReactNode;
}

/** A lab for everything below it: opened before the first picture, released on leaving; the worker stays. */
export function LabProvider({ experiment, linked = false, backend, children }: LabProviderProps) {
  const [engine] = useState(() => pageEngine(backend));
  const session = useMemo(() => createLabSession(engine, experiment, undefined, (linked && linkedExperiment(location.hash)) || experiment), [engine, experiment, linked]);
  useLayoutEffect(() => {
    const close = session.open();
    const unbind = linked ? bindLink(session) : undefined;
    return () => {
      unbind?.();
      close();
    };
  }, [session, linked]);
  return <LabContext session={session}>{children}</LabContext>;
}
