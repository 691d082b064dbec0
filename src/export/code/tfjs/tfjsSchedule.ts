import { movesMomentum, type Program } from '@/export/code/program';
import { oneCycleCorners } from '@/export/code/python/pythonSchedule';
import { code, lines, number, operand, sections } from '@/export/code/template';

/** `learningRate(step)` for update `step`, counted from 0. */
export function tfjsSchedule(program: Program): string {
  const { schedule, optimizer, evalEvery } = program;
  const base = number(optimizer.learningRate);
  const define = (doc: string, body: string): string => code`
    // ${doc}
    function learningRate(step) {
      ${body}
    }`;
  switch (schedule.kind) {
    case 'constant': return '';
    case 'power': return define('rate / (1 + step / scale) ** exponent', `return ${base} / (1 + step / ${number(schedule.scale)}) ** ${operand(schedule.exponent)};`);
    case 'exponential': return define('a factor of 10 every scale steps', `return ${base} * 10 ** (-step / ${number(schedule.scale)});`);
    case 'piecewise': return define(`step ${schedule.at} is the first with the new rate`, `return step < ${schedule.at} ? ${base} : ${base} * ${operand(schedule.factor)};`);
    case 'performance': return performance(base, schedule, evalEvery);
    case 'cosine': return define('half a cosine, then its floor', lines(
      `if (step >= ${schedule.steps}) return ${number(schedule.floor)};`,
      `return ${number(schedule.floor)} + ((${base} - ${operand(schedule.floor)}) / 2) * (1 + Math.cos((Math.PI * step) / ${schedule.steps}));`));
    case 'warmupCosine': return define('linear warm-up, then half a cosine to 0', lines(
      schedule.warmup > 0 && `if (step < ${schedule.warmup}) return (${base} * (step + 1)) / ${schedule.warmup};`,
      `if (step >= ${schedule.steps}) return 0;`,
      schedule.steps > schedule.warmup && `return (${base} / 2) * (1 + Math.cos((Math.PI * (step - ${schedule.warmup})) / ${schedule.steps - schedule.warmup}));`,
      schedule.steps <= schedule.warmup && 'return 0;'));
    case 'oneCycle': return oneCycle(program, schedule.steps);
  }
}

function performance(base: string, { factor, patience, threshold }: { factor: number; patience: number; threshold: number }, evalEvery: number): string {
  return code`
    // ${patience} evaluations without a better validation loss (one every ${evalEvery} steps) multiply the rate by ${number(factor)}
    const plateau = { rate: ${base}, best: null, wait: 0 };

    function watchPlateau(validationLoss) {
      if (plateau.best === null || validationLoss < plateau.best * ${number(1 - threshold)}) Object.assign(plateau, { best: validationLoss, wait: 0 });
      else if (plateau.wait + 1 < ${patience}) plateau.wait += 1;
      else Object.assign(plateau, { rate: plateau.rate * ${operand(factor)}, wait: 0 });
    }

    const learningRate = () => plateau.rate;`;
}

function oneCycle(program: Program, steps: number): string {
  const { peak, tail } = oneCycleCorners(steps);
  const base = number(program.optimizer.learningRate);
  return sections(
    code`
      const line = (step, from, to, low, high) => low + ((high - low) * (step - from)) / (to - from);`,
    code`
      // 1cycle: two equal ramps and a tail of the last tenth
      function learningRate(step) {
        if (step < ${peak}) return line(step, 0, ${peak}, ${base} / 10, ${base});
        if (step < ${tail}) return line(step, ${peak}, ${tail}, ${base}, ${base} / 10);
        return line(Math.min(step, ${steps}), ${tail}, ${steps}, ${base} / 10, ${base} / 10000);
      }`,
    movesMomentum(program) ? code`
      // mirrors the learning rate
      function momentum(step) {
        if (step < ${peak}) return line(step, 0, ${peak}, 0.95, 0.85);
        return step < ${tail} ? line(step, ${peak}, ${tail}, 0.85, 0.95) : 0.95;
      }` : '');
}
