import type { Dataset } from '@/engine/data/types';
import type { Executor } from '@/engine/executor/executor';
import type { LaneGroup } from '@/engine/model/plan';
import type { Device } from '@/engine/tensor/device';

/** Trains a group on the graphics device, all lanes in one stack of textures. Starts with every number 0: `write` the initial states first. */
export function createGpuExecutor(_device: Device, _group: LaneGroup, _dataset: Dataset): Executor {
  throw new Error('the GPU executor is being built');
}
