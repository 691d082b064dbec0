import type { DataSetId } from '@/engine/experiment/types';
import type { Program } from '@/export/code/program';
import { copyPlan, type CopyPlan } from '@/export/code/dataFacts';
import { pythonCopies } from './pythonCopies';
import { code, lines, number, operand, pythonSections } from '@/export/code/template';

/**
 * `draw(n)` of a set that is drawn from a formula, and the four arrays it gives. The formulas are the lab's; the random
 * numbers are NumPy's, so the samples are others of the same kind.
 */
function generator({ data, facts }: Program): string {
  const noise = (shape: string): string => `${number(data.noise)} * rng.normal(size=${shape})`;
  const around = (classes: string, points: string): string => code`
    def draw(n):
        labels = rng.integers(0, ${classes}, n)
        ${points}
        return points + ${noise('(n, 2)')}, labels`;
  switch (data.set) {
    case 'circles': return around('2', lines(
      'radius = np.where(labels == 0, 1.0, 0.5)',
      'angle = rng.uniform(0, 2 * np.pi, n)',
      'points = np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1)'));
    case 'moons': return around('2', lines(
      'angle = rng.uniform(0, np.pi, n)',
      'sign = np.where(labels == 0, 1.0, -1.0)',
      'points = np.stack([sign * (np.cos(angle) - 0.5), sign * (np.sin(angle) - 0.25)], axis=1)'));
    case 'spirals': return around(number(facts.classes), lines(
      't = np.sqrt(rng.uniform(0, 1, n))  # the root spreads the points evenly over the area',
      `angle = 2 * np.pi * (${number(data.turns)} * t + labels / ${facts.classes})`,
      'points = np.stack([t * np.cos(angle), t * np.sin(angle)], axis=1)'));
    case 'blobs': return around(number(facts.classes), lines(
      `angle = 2 * np.pi * labels / ${facts.classes}`,
      `points = ${number(data.separation / 2)} * np.stack([np.cos(angle), np.sin(angle)], axis=1)`));
    case 'xor': return code`
      def draw(n):
          points = rng.uniform(-1, 1, (n, 2))
          labels = (points[:, 0] * points[:, 1] > 0).astype(int)
          return points + ${noise('(n, 2)')}, labels`;
    case 'linreg': return code`
      true_weights = rng.normal(size=10)
      true_weights *= 3 / np.linalg.norm(true_weights)


      def draw(n):
          x = rng.normal(size=(n, 10))
          return x, (x @ true_weights + ${noise('n')})[:, None]`;
    case 'sine': return code`
      def draw(n):
          # two intervals with a gap between them, where a network cannot know
          x = rng.uniform(0.5, 1.5, n) * rng.choice([-1.0, 1.0], n)
          return x[:, None], (np.sin(3 * x) + ${noise('n')})[:, None]`;
    case 'digits':
    case 'mnist':
    case 'cancer': throw new RangeError(`${data.set} is not drawn from a formula`);
  }
}

const sklearnLoaders: Readonly<Partial<Record<DataSetId, string>>> = { digits: 'load_digits', cancer: 'load_breast_cancer' };

/** The loader of scikit-learn that a program imports; null where it needs none. */
export function sklearnLoader({ data, fromFiles }: Program): string | null {
  return fromFiles ? null : sklearnLoaders[data.set] ?? null;
}

/** Samples from the library's own loader; `mnist` is what each library adds for itself. */
function samples(program: Program, mnist: string): string {
  const { data, facts } = program;
  const { trainSize, validationSize } = data;
  const plan = copyPlan(data, facts);
  if (plan) return copiedSamples(program, plan, mnist);
  if (data.set === 'digits') return code`
    digits = load_digits()  # 1,797 images of 8 × 8 pixels, values 0 to 16
    order = rng.permutation(len(digits.target))
    # the validation images always lie behind the largest training split of ${facts.maxTrain}
    train, validation = order[:${trainSize}], order[${facts.maxTrain}:${facts.maxTrain + validationSize}]
    x_train, y_train = digits.data[train] / 16, digits.target[train]
    x_validation, y_validation = digits.data[validation] / 16, digits.target[validation]`;
  if (data.set === 'cancer') return code`
    cancer = load_breast_cancer()  # 569 samples, 30 measurements each; 0: malignant, 1: benign
    order = rng.permutation(len(cancer.target))
    # the validation samples always lie behind the largest training split of ${facts.maxTrain}
    train, validation = order[:${trainSize}], order[${facts.maxTrain}:${facts.maxTrain + validationSize}]
    x_train, y_train = cancer.data[train], cancer.target[train]
    x_validation, y_validation = cancer.data[validation], cancer.target[validation]`;
  return code`
    ${mnist}
    # the lab ships 12,000 of the 70,000 images; here they are drawn from all of them
    train = rng.permutation(len(train_labels))[:${trainSize}]
    validation = rng.permutation(len(test_labels))[:${validationSize}]
    x_train, y_train = train_images[train].reshape(-1, 784) / 255, train_labels[train]
    x_validation, y_validation = test_images[validation].reshape(-1, 784) / 255, test_labels[validation]`;
}

function copiedSamples(program: Program, plan: CopyPlan, mnist: string): string {
  const { data: { set, validationSize }, facts: { maxTrain } } = program;
  if (set === 'digits') {
    const [known, fresh] = [`[:${plan.originals}]`, `[${maxTrain}:${maxTrain + validationSize}]`];
    return pythonSections(code`
      digits = load_digits()  # 1,797 images of 8 × 8 pixels, values 0 to 16
      order = rng.permutation(len(digits.target))
      images, labels = digits.data[order] / 16, digits.target[order]`,
    pythonCopies(program, plan, { known: [`images${known}`, `labels${known}`], fresh: [`images${fresh}`, `labels${fresh}`] }));
  }
  return pythonSections(code`
    ${mnist}
    # the lab ships 12,000 of the 70,000 images; here they are drawn from all of them
    known = rng.permutation(len(train_labels))[:${plan.originals}]
    fresh = rng.permutation(len(test_labels))[:${validationSize}]`,
  pythonCopies(program, plan, {
    known: ['train_images[known].reshape(-1, 784) / 255', 'train_labels[known]'],
    fresh: ['test_images[fresh].reshape(-1, 784) / 255', 'test_labels[fresh]'],
  }));
}

function labelNoise({ data, facts }: Program): string {
  if (data.labelNoise <= 0 || facts.classes === 0 || copyPlan(data, facts)) return '';
  return code`
    # ${number(data.labelNoise * 100)} % of the training labels become a random class, which may be the true one
    wrong = rng.uniform(size=len(y_train)) < ${operand(data.labelNoise)}
    y_train = np.where(wrong, rng.integers(0, ${facts.classes}, len(y_train)), y_train)`;
}

function standardise({ data }: Program): string {
  if (data.preprocess !== 'standardise') return '';
  return code`
    # statistics of the training split only, or the validation score would be flattered
    mean, scale = x_train.mean(axis=0), x_train.std(axis=0)
    scale[scale == 0] = 1
    x_train, x_validation = (x_train - mean) / scale, (x_validation - mean) / scale`;
}

/** x_train, y_train, x_validation, y_validation: inputs [n, features], classes [n] or regression targets [n, 1]. */
export function pythonData(program: Program, mnist: string): string {
  const { data } = program;
  const isFile = program.facts.maxTrain > 0;
  const drawn = lines(`x_train, y_train = draw(${data.trainSize})`, `x_validation, y_validation = draw(${data.validationSize})`);
  const source = isFile ? [samples(program, mnist)] : [generator(program), drawn];
  return pythonSections(...source, labelNoise(program), standardise(program));
}
