import { useEffect, useRef, useState } from 'react';
import type { PhaseFocus, PhaseView } from '@/engine/worker/phaseProtocol';
import { useLab, useLabCommands } from '@/session/LabContext';

export const phases = ['forward', 'loss', 'backward', 'update'] as const;
export type Phase = (typeof phases)[number];

/** Long enough to say what is lit. */
const phaseMs = 1800;

export interface SlowMotion {
  readonly phase: Phase;
  /** the update that is being shown; null until the engine has answered */
  readonly view: PhaseView | null;
  /** the same unit behind the update, in the update phase once it has been made */
  readonly after: PhaseView | null;
  readonly focus: PhaseFocus;
  readonly setFocus: (focus: PhaseFocus) => void;
  readonly next: () => void;
  readonly back: () => void;
  /** the phases follow each other by themselves */
  readonly playing: boolean;
  readonly togglePlaying: () => void;
  /** the run has ended: there is no next update */
  readonly over: boolean;
}

/** The new look is at the very unit and lane of the old one, and at most one update on. */
function continues(before: PhaseView | null, live: PhaseView | null): boolean {
  if (before === null || live === null) return false;
  const same = (['lane', 'layer', 'unit'] as const).every((key) => before.focus[key] === live.focus[key]);
  return same && (live.step === before.step || live.step === before.step + 1);
}

/** One update in four phases. The engine's step is the ordinary one; what is shown are looks before and after it. */
export function useSlowMotion(on: boolean): SlowMotion {
  const { follow, stepOnce, pause } = useLabCommands();
  const live = useLab((state) => state.inside?.phases ?? null);
  const over = useLab((state) => state.status === 'done' || state.status === 'diverged' || state.status === 'failed');
  const [focus, setFocus] = useState<PhaseFocus>({ lane: 0, layer: 0, unit: 0, sample: 0 });
  const [wanted, setPhase] = useState<Phase>('forward');
  const [before, setBefore] = useState<PhaseView | null>(null);
  const [playing, setPlaying] = useState(false);

  useEffect(() => {
    if (!on) return undefined;
    pause();
    return () => {
      setPhase('forward');
      setPlaying(false);
    };
  }, [on, pause]);
  useEffect(() => {
    if (!on) return undefined;
    follow(focus);
    return () => follow(null);
  }, [on, focus, follow]);

  const updating = wanted === 'update' && continues(before, live);
  const phase = wanted === 'update' && !updating ? 'forward' : wanted;
  const after = updating && live !== null && live.step > (before?.step ?? 0) ? live : null;

  const next = (): void => {
    // Before the engine has answered there is nothing to go on from.
    if (live === null || (phase === 'update' && after === null)) return;
    if (phase !== 'backward') return setPhase(phases[(phases.indexOf(phase) + 1) % phases.length]!);
    if (over) return setPlaying(false);
    setBefore(live);
    setPhase('update');
    stepOnce();
  };
  const back = (): void => {
    if (phase === 'loss' || phase === 'backward') setPhase(phases[phases.indexOf(phase) - 1]!);
  };

  const latest = useRef(next);
  useEffect(() => {
    latest.current = next;
  });
  useEffect(() => {
    if (!on || !playing) return undefined;
    const timer = setInterval(() => latest.current(), phaseMs);
    return () => clearInterval(timer);
  }, [on, playing]);

  return { phase, view: updating ? before : live, after, focus, setFocus, next, back, playing, togglePlaying: () => setPlaying(!playing), over };
}
