// Is a recorded run what training gives? Numbers of the two runs, step by step.

/** Two float32 computations of the same thing in another order agree this well, at first: |a − b| ≤ absolute + relative·|b|. */
const tolerance = { absolute: 1e-4, relative: 1e-3 };
/** Rounding grows from step to step; runs that part before this many steps differ for another reason. */
const stepsThatMustAgree = 20;

const same = (left, right) => Object.is(left, right) || (Number.isNaN(left) && Number.isNaN(right));
const near = (left, right) => same(left, right) || Math.abs(left - right) <= tolerance.absolute + tolerance.relative * Math.abs(right);

const evaluated = ['trainLoss', 'trainAccuracy', 'validationLoss', 'validationAccuracy'];

/** Every number that both runs have, in the order of steps: [step, recorded, again]. Accuracies jump, so they only count bit by bit. */
function* pairs(recorded, again) {
  const lanes = recorded.lanes.length;
  const steps = Math.min(recorded.steps, again.steps);
  const points = new Map(again.evaluations.map((point) => [point.step, point]));
  const marked = new Map(recorded.evaluations.map((point) => [point.step, point]));
  for (let step = 0; step <= steps; step += 1) {
    const left = marked.get(step);
    const right = points.get(step);
    if (left && right) for (let lane = 0; lane < lanes; lane += 1) for (const key of evaluated) yield [step, left.lanes[lane][key], right.lanes[lane][key], key.endsWith('Accuracy')];
    if (step < steps) for (let lane = 0; lane < lanes; lane += 1) yield [step, recorded.batchLoss[step * lanes + lane], again.batchLoss[step * lanes + lane], false];
  }
}

const sameProgress = (recorded, again) => recorded.lanes.every(({ status, divergedAt }, lane) => status === again.lanes[lane].status && divergedAt === again.lanes[lane].divergedAt);

/**
 * `reproduced`: all numbers are equal bit by bit (cpu), or all are near (webgl). `close`: they part, but not before step 20.
 * `different`: they part earlier, or end differently. `unfinished`: the time limit came first.
 */
export function compareRuns(recorded, again) {
  let partedAt = null;
  let leftTolerance = null;
  let difference = 0;
  for (const [step, left, right, jumps] of pairs(recorded, again)) {
    if (!same(left, right)) partedAt ??= step;
    if (jumps) continue;
    if (!near(left, right)) leftTolerance ??= step;
    if (Number.isFinite(left) && Number.isFinite(right)) difference = Math.max(difference, Math.abs(left - right));
  }
  const compared = Math.min(recorded.steps, again.steps);
  const shared = { compared, difference };
  if (!again.finished && again.steps < recorded.steps) return { ...shared, verdict: 'unfinished', partedAt, reason: `the time limit came after ${again.steps} of ${recorded.steps} steps` };
  if (again.steps < recorded.steps) return { ...shared, verdict: 'different', partedAt: partedAt ?? again.steps, reason: `training ends after ${again.steps} steps, ${recorded.steps} are recorded` };
  const exact = recorded.backend === 'cpu';
  const end = exact ? partedAt : leftTolerance;
  // Where only a part was recorded, later divergence is none of the recording's business.
  const whole = recorded.steps === again.steps;
  if (end === null && (!whole || sameProgress(recorded, again))) return { ...shared, verdict: 'reproduced', partedAt, reason: '' };
  if (end === null) return { ...shared, verdict: 'different', partedAt: compared, reason: 'other lanes diverge' };
  const early = leftTolerance !== null && leftTolerance < Math.min(stepsThatMustAgree, compared + 1);
  return early
    ? { ...shared, verdict: 'different', partedAt: end, reason: `leaves the tolerance at step ${leftTolerance}` }
    : { ...shared, verdict: 'close', partedAt: end, reason: leftTolerance === null ? 'within float32 tolerance, not bit by bit' : `within float32 tolerance up to step ${leftTolerance}` };
}
