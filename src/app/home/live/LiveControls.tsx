import { useLab } from '@/session/LabContext';
import { Button } from '@/ui/controls/Button';
import { useMessages } from '@/ui/preferences/language';
import { trainingDevice } from '@/widgets/controls/trainingDevice';
import styles from './LiveFigure.module.css';
import { liveMessages } from './liveMessages';
import { race } from './race';

export function LiveControls({ toggle, again }: { readonly toggle: () => void; readonly again: () => void }) {
  const text = useMessages(liveMessages);
  const status = useLab((state) => state.status);
  const device = useLab((state) => state.backend && trainingDevice(state.backend));
  const training = status === 'running' || status === 'warming';
  const ended = status === 'done' || status === 'diverged';
  return (
    <div className={styles.controls}>
      {ended ? (
        <Button icon="reset" onClick={again}>
          {text.again}
        </Button>
      ) : (
        <Button icon={training ? 'pause' : 'play'} onClick={toggle}>
          {training ? text.pause : text.run}
        </Button>
      )}
      <Counter />
      <span className={styles.device}>{device ? text[device] : text.starting}</span>
    </div>
  );
}

function Counter() {
  const text = useMessages(liveMessages);
  const step = useLab((state) => state.step);
  return (
    <span className={styles.counter} data-step={step}>
      {text.step(step, race.steps)}
    </span>
  );
}
