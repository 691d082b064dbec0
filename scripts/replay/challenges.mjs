// Which challenges of its lesson a run's experiment passes. What the file says of itself is not believed: it is trained.
import { retrain } from './retrain.mjs';

/** Names and seeds are nobody's business: students who hand in the same network wait for one training. */
const keyOf = (lesson, id, experiment) => JSON.stringify([lesson, id, { ...experiment, seed: 0, lanes: experiment.lanes.map((lane) => ({ ...lane, label: '' })) }]);

export function createJudge(engine, tasks, limitMs) {
  const known = new Map();

  /** Seed after seed until one fails: it decides. */
  async function train(rules, experiment) {
    const runs = new Map();
    const endsAt = performance.now() + limitMs;
    for (const seed of rules.seeds) {
      const run = await retrain(engine, { ...experiment, seed }, endsAt - performance.now(), tasks.requestFor(rules.goals));
      if (!run.finished) return { outcome: 'unfinished', reason: `the time limit came at seed ${seed}` };
      runs.set(seed, run);
      const { seeds, solved } = tasks.judgeChallenge(rules, runs);
      const last = seeds.at(-1);
      if (solved) return { outcome: 'passed', reason: '' };
      if (!last.passed) return { outcome: 'missed', reason: `seed ${seed}: ${last.goals.map(({ value }) => String(Number(value.toPrecision(4)))).join(', ')}` };
    }
    return { outcome: 'missed', reason: 'no seeds' };
  }

  async function judge(lesson, { id, rules }, experiment) {
    const [broken] = tasks.violations(rules, experiment);
    if (broken) return { lesson, id, outcome: 'against the rules', reason: `${broken.kind} ${broken.path}` };
    const key = keyOf(lesson, id, experiment);
    if (!known.has(key)) known.set(key, await train(rules, experiment));
    return { lesson, id, ...known.get(key) };
  }

  /** A file of version 1 does not name its lesson: all of them are tried. */
  return async ({ lesson, experiment }) => {
    const lessons = lesson === '' ? [...tasks.lessons.keys()] : [lesson];
    const results = [];
    for (const slug of lessons) for (const challenge of tasks.lessons.get(slug) ?? []) results.push(await judge(slug, challenge, experiment));
    return lesson === '' ? results.filter(({ outcome }) => outcome !== 'against the rules') : results;
  };
}
