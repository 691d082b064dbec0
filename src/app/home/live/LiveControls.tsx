import type { BackendInfo } from '@/engine/worker/protocol';
import { useLab } from '@/session/LabContext';
import { Button } from '@/ui/controls/Button';
import { useMessages } from '@/ui/preferences/language';
import styles from './LiveFigure.module.css';
import { liveMessages } from './liveMessages';
import { race } from './race';

/** Browsers without a graphics card draw WebGL on the processor; saying otherwise would be untrue. */
const softwareRenderer = /swiftshader|llvmpipe|software|basic render/i;

const deviceOf = ({ name, renderer }: BackendInfo) => (softwareRenderer.test(renderer) ? 'software' : name);

export function LiveControls({ toggle, again }: { readonly toggle: () => void; readonly again: () => void }) {
  const text = useMessages(liveMessages);
  const status = useLab((state) => state.status);
  const device = useLab((state) => state.backend && deviceOf(state.backend));
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
