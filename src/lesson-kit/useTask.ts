import { useLab } from '@/session/LabContext';
import { sameValue } from '@/session/experiments';
import { useStage } from './LessonContext';
import type { Task } from './stage';
import type { Challenge } from './types';

/** The question or challenge whose experiment the lab began with; null after a preset, a link, or an undo beyond it. */
export function useTask(): Task | null {
  const task = useStage((stage) => stage.task);
  const origin = useLab((state) => state.origin);
  return task && sameValue({ ...task.experiment, seed: 0 }, { ...origin, seed: 0 }) ? task : null;
}

/** The challenge that is being worked on in the lab. */
export function useActiveChallenge(): Challenge | null {
  const challenge = useStage((stage) => stage.challenge);
  return useTask()?.kind === 'challenge' ? challenge : null;
}
