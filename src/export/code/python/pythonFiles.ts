import { hasDropout, runFileName, type Program } from '@/export/code/program';
import { code } from '@/export/code/template';

/** Reads the run file: x_train … y_validation as a drawn set gives them, `batches` [steps, batch] and the recorded curves. */
export function pythonRunFile(program: Program): string {
  const classes = program.facts.classes > 0 ? '.argmax(axis=1)' : '';
  return code`
    with open("${runFileName}", encoding="utf-8") as file:
        run = json.load(file)


    def array(entry):
        """Base64 of little-endian numbers, row by row."""
        kind = {"float32": "<f4", "int32": "<i4"}[entry["type"]]
        return np.frombuffer(base64.b64decode(entry["data"]), kind).reshape(entry["shape"]).copy()


    LANE = ${program.lane}
    samples = {name: array(entry) for name, entry in run["samples"][LANE].items()}
    x_train, y_train = samples["trainInputs"], samples["trainTargets"]${classes}
    x_validation, y_validation = samples["validationInputs"], samples["validationTargets"]${classes}
    batches = array(run["batches"][LANE])
    initial = {name: array(entry) for name, entry in run["initial"][LANE].items()}`;
}

/** Hands out the lab's flat arrays piece by piece. */
export const pythonReader = code`
  def reader(rest):
      """Hands out the numbers of a flat array in order, in the shapes asked for."""

      def take(*shape):
          nonlocal rest
          count = math.prod(shape)
          taken, rest = rest[:count].reshape(shape), rest[count:]
          return taken

      return take`;

/** What the program says at the end: how far it came from the run it repeats. */
export const pythonComparison = code`
  recorded = run["curves"]["batchLoss"][LANE]
  differences = [abs(ours - theirs) for ours, theirs in zip(batch_losses, recorded) if theirs is not None]
  print(f"largest difference from the recorded batch losses: {max(differences, default=0):.3g} over {len(differences)} steps")
  recorded = [point["lanes"][LANE] for point in run["curves"]["evaluations"]]
  differences = [
      abs(ours - theirs[name])
      for pair, theirs in zip(evaluations, recorded)
      for ours, name in zip(pair, ("trainLoss", "validationLoss"))
      if theirs[name] is not None
  ]
  print(f"largest difference from the recorded evaluations: {max(differences, default=0):.3g} over {len(evaluations)} points")`;

/** The lab's dropout masks, recomputed: they are a function of seed, layer and step (src/lib/random.ts). */
export function pythonMasks(program: Program): string {
  if (!program.fromFiles || !hasDropout(program)) return '';
  return code`
    def pcg_hash(value):
        """The PCG output hash on unsigned 32-bit integers, the lab's source of random numbers."""
        state = value * np.uint32(747796405) + np.uint32(2891336453)
        word = ((state >> ((state >> np.uint32(28)) + np.uint32(4))) ^ state) * np.uint32(277803737)
        return (word >> np.uint32(22)) ^ word


    def kept_units(layer, step, shape, rate):
        """1 for a kept unit, 0 for a dropped one."""
        key = pcg_hash(np.array([SEED], np.uint32))
        for part in (4, layer, step):  # 4: the stream of dropout
            key = pcg_hash(key ^ (np.array([part], np.uint32) * np.uint32(0x9E3779B9) + np.uint32(1)))
        index = np.arange(np.prod(shape), dtype=np.uint32)
        bits = pcg_hash(pcg_hash(index + key) ^ key) >> np.uint32(8)
        return (bits >= round(rate * 2**24)).astype(np.float32).reshape(shape)`;
}

/** Which samples make up the mini-batch of each step. */
export function pythonBatches(program: Program): string {
  if (program.fromFiles) return '';
  if (program.batchSize >= program.data.trainSize) return code`
    def batch_rows():
        """Every step sees the whole training set."""
        while True:
            yield np.arange(len(x_train))`;
  return code`
    def batch_rows():
        """A new order every epoch; the last incomplete batch is dropped."""
        while True:
            order = rng.permutation(len(x_train))
            for start in range(0, len(order) - BATCH_SIZE + 1, BATCH_SIZE):
                yield order[start : start + BATCH_SIZE]`;
}

/** Comment lines that open every program. */
export function headline(program: Program, mark: '#' | '//', install: string, differences: readonly string[]): string {
  const { lane, lanes, label, optimizer, loss, data } = program;
  const name = label === '' ? '' : `, “${label}”`;
  const about = [
    `Descent: lane ${lane + 1} of ${lanes}${name}. ${optimizer.kind} on ${data.set}, loss ${loss.kind}.`,
    install,
    program.fromFiles
      ? `Trains from the weights, batches and samples of ${runFileName} and compares its losses with the recorded ones.`
      : 'Same settings, other random numbers: curves agree in kind. To repeat a run number by number, export it with its weights.',
  ];
  const notes = differences.length === 0 ? [] : ['', 'What the library does differently, and what is done about it:', ...differences.map((line) => `- ${line}`)];
  return [...about, ...notes].map((line) => `${mark} ${line}`.trimEnd()).join('\n');
}

