import { useLab, useLabCommands } from '@/session/LabContext';
import { Transport } from '@/widgets/controls/Transport';
import type { SlowMotion } from './phases/useSlowMotion';
import { useThrottled } from './useThrottled';

/** A counter that changes at every frame is a blur, and its controls are drawn anew with it. */
const counterMs = 80;

interface LabTransportProps {
  /** null: the run goes at its own speed */
  readonly slow: SlowMotion | null;
  readonly onSlow: (on: boolean) => void;
}

export function LabTransport({ slow, onSlow }: LabTransportProps) {
  const commands = useLabCommands();
  const status = useLab((state) => state.status);
  const step = useThrottled(useLab((state) => state.step), counterMs);
  const steps = useLab((state) => state.experiment.steps);
  const speed = useLab((state) => state.speed);
  const stopAt = useLab((state) => state.stopAt);
  const failed = useLab((state) => state.failure !== null);
  return (
    <Transport
      status={slow?.playing ? 'running' : status}
      step={step}
      steps={steps}
      speed={speed}
      stopAt={stopAt}
      disabled={failed}
      slow={slow !== null}
      onToggle={slow && !slow.over ? slow.togglePlaying : commands.toggle}
      onStep={slow ? slow.next : commands.stepOnce}
      onReset={commands.reset}
      onSeed={commands.newSeed}
      onSpeed={commands.setSpeed}
      onSlow={onSlow}
      onStopAt={commands.setStopAt}
    />
  );
}
