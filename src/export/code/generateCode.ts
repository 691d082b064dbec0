import type { Experiment } from '@/engine/experiment/types';
import { describeProgram, type CodeOptions } from './program';
import { kerasCode } from './keras/kerasCode';
import { pytorchCode } from './pytorch/pytorchCode';
import { tfjsCode } from './tfjs/tfjsCode';

export type CodeTarget = 'pytorch' | 'keras' | 'tfjs';

const printers = { pytorch: pytorchCode, keras: kerasCode, tfjs: tfjsCode };

/**
 * One lane of an experiment as a complete program: data, model, training, and a line of loss and accuracy every evalEvery
 * steps. Expects a valid experiment (engine/experiment/validate).
 */
export function generateCode(experiment: Experiment, laneIndex: number, target: CodeTarget, options: CodeOptions = {}): string {
  return printers[target](describeProgram(experiment, laneIndex, options));
}
