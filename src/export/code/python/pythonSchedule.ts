import type { Program } from '@/export/code/program';
import { code, lines, number, operand, pythonSections } from '@/export/code/template';

interface Corners {
  readonly peak: number;
  readonly tail: number;
}
/** The corners of 1cycle: two equal ramps, then the last tenth. */
export function oneCycleCorners(steps: number): Corners {
  const peak = Math.floor((steps - Math.floor(steps / 10) - 1) / 2);
  return { peak, tail: 2 * peak };
}

/** `learning_rate(step)` for update `step`, counted from 0. */
export function pythonSchedule(program: Program): string {
  const { schedule, optimizer, evalEvery } = program;
  const base = number(optimizer.learningRate);
  const define = (doc: string, body: string): string => code`
    def learning_rate(step):
        """${doc}"""
        ${body}`;
  switch (schedule.kind) {
    case 'constant': return '';
    case 'power': return define(`${base} / (1 + step / scale) ** exponent`, `return ${base} / (1 + step / ${number(schedule.scale)}) ** ${operand(schedule.exponent)}`);
    case 'exponential': return define('a factor of 10 every scale steps', `return ${base} * 10 ** (-step / ${number(schedule.scale)})`);
    case 'piecewise': return define(`step ${schedule.at} is the first with the new rate`, `return ${base} if step < ${schedule.at} else ${base} * ${operand(schedule.factor)}`);
    case 'performance': return performance(base, schedule, evalEvery);
    case 'cosine': return define('half a cosine, then its floor', lines(
      `if step >= ${schedule.steps}:`, `    return ${number(schedule.floor)}`,
      `return ${number(schedule.floor)} + (${base} - ${operand(schedule.floor)}) / 2 * (1 + math.cos(math.pi * step / ${schedule.steps}))`));
    case 'warmupCosine': return define('linear warm-up, then half a cosine to 0', lines(
      schedule.warmup > 0 && `if step < ${schedule.warmup}:\n    return ${base} * (step + 1) / ${schedule.warmup}`,
      `if step >= ${schedule.steps}:`, '    return 0.0',
      // A run that is all warm-up never gets here before its last step.
      schedule.steps > schedule.warmup && `return ${base} / 2 * (1 + math.cos(math.pi * (step - ${schedule.warmup}) / ${schedule.steps - schedule.warmup}))`,
      schedule.steps <= schedule.warmup && 'return 0.0'));
    case 'oneCycle': return oneCycle(program, schedule.steps);
  }
}

function performance(base: string, { factor, patience, threshold }: { factor: number; patience: number; threshold: number }, evalEvery: number): string {
  return code`
    class ReduceOnPlateau:
        """${patience} evaluations without a better validation loss (one every ${evalEvery} steps) multiply the rate by ${number(factor)}.

        PyTorch's ReduceLROnPlateau would reduce one evaluation later, Keras' compares an absolute difference.
        """

        def __init__(self):
            self.rate, self.best, self.wait = ${base}, None, 0

        def update(self, validation_loss):
            if self.best is None or validation_loss < self.best * ${number(1 - threshold)}:
                self.best, self.wait = validation_loss, 0
            elif self.wait + 1 < ${patience}:
                self.wait += 1
            else:
                self.rate, self.wait = self.rate * ${number(factor)}, 0


    plateau = ReduceOnPlateau()


    def learning_rate(step):
        return plateau.rate`;
}

function oneCycle(program: Program, steps: number): string {
  const { peak, tail } = oneCycleCorners(steps);
  const base = number(program.optimizer.learningRate);
  const { kind } = program.optimizer;
  const rate = code`
    def learning_rate(step):
        """1cycle: two equal ramps and a tail of the last tenth."""
        return float(np.interp(step, [0, ${peak}, ${tail}, ${steps}], [${base} / 10, ${base}, ${base} / 10, ${base} / 10000]))`;
  const momentum = code`
    def momentum(step):
        """Mirrors the learning rate."""
        return float(np.interp(step, [0, ${peak}, ${tail}], [0.95, 0.85, 0.95]))`;
  return pythonSections(rate, kind === 'momentum' || kind === 'nesterov' ? momentum : '');
}
