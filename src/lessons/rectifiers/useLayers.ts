import { useLab, useThrottled, useWatch } from '@/lesson-kit';

const refreshMs = 250;

/** The inside of the networks; `attempt` changes when nobody is being answered about their layers any more. */
export function useLayers() {
  const inside = useThrottled(useLab((state) => state.inside), refreshMs);
  // A panel of the lab that closes calls off the layers for everyone: then they must be asked for again.
  return { inside, attempt: inside?.layers === null ? 'again' : 'first' };
}

/** Asks for the layers as long as it is mounted. Without an element: off screen, it must not call them off for the lab's panel. */
export function AskForLayers(): null {
  useWatch('layers');
  return null;
}
