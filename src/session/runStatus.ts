import type { RunStatus } from '@/engine/worker/protocol';

export const isTraining = (status: RunStatus): boolean => status === 'running' || status === 'warming';
export const hasEnded = (status: RunStatus): boolean => status === 'done' || status === 'diverged' || status === 'failed';
