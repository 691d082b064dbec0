import type { Checkpoint, Report, RunBelongings } from './protocol';

/** The buffers of a report that move to the page instead of being copied. The sender must not need them any more. */
export function buffersOf(report: Report): ArrayBuffer[] {
  const found = new Set<ArrayBuffer>();
  collect(report, found);
  return [...found];
}

function collect(value: unknown, found: Set<ArrayBuffer>): void {
  if (ArrayBuffer.isView(value)) {
    if (value.buffer instanceof ArrayBuffer) found.add(value.buffer);
  } else if (Array.isArray(value)) {
    for (const item of value) collect(item, found);
  } else if (typeof value === 'object' && value !== null) {
    for (const item of Object.values(value)) collect(item, found);
  }
}

/** The worker goes on with its own checkpoint: a copy travels. */
export function copyCheckpoint(checkpoint: Checkpoint): Checkpoint {
  return {
    ...checkpoint,
    lanes: checkpoint.lanes.map(({ parameters, first, second, running }) => ({
      parameters: parameters.slice(), first: first.slice(), second: second.slice(), running: running.slice(),
    })),
  };
}

/** Data and batches are shared by lanes and held by the run: what travels is a copy. */
export function copyBelongings({ initial, checkpoint, batches, samples }: RunBelongings): RunBelongings {
  return {
    initial,
    checkpoint: copyCheckpoint(checkpoint),
    ...(batches && { batches }),
    ...(samples && {
      samples: samples.map(({ trainInputs, trainTargets, validationInputs, validationTargets }) => ({
        trainInputs: trainInputs.slice(), trainTargets: trainTargets.slice(), validationInputs: validationInputs.slice(), validationTargets: validationTargets.slice(),
      })),
    }),
  };
}
