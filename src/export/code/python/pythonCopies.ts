import type { CopyPlan } from '@/export/code/dataFacts';
import type { Program } from '@/export/code/program';
import { code, lines, number, operand, pythonSections } from '@/export/code/template';

/** Where a program finds images that are not copied yet: expressions for arrays of images and of their labels. */
export interface Originals {
  readonly known: readonly [images: string, labels: string];
  readonly fresh: readonly [images: string, labels: string];
}

const pair = (name: string): string => `x_${name}, y_${name}`;

/** x_train, y_train, x_validation, y_validation from noisy copies. */
export function pythonCopies({ data, facts }: Program, { originals, validationFrom }: CopyPlan, { known, fresh }: Originals): string {
  const { copies, copySplit, validateOn, trainSize, validationSize } = data;
  const wrong = data.labelNoise > 0 && lines(
    '    # labels are made wrong before the copying: all copies of an image have the same one',
    `    wrong = rng.uniform(size=len(y)) < ${operand(data.labelNoise)}`,
    `    y = np.where(wrong, rng.integers(0, ${facts.classes}, len(y)), y)`);
  const define = lines(
    'def noisy_copies(x, y, times):',
    wrong,
    '    x = np.repeat(x, times, axis=0)',
    `    return x + ${number(data.noise)} * rng.normal(size=x.shape), np.repeat(y, times)`);
  const deal = copySplit === 'copy'
    ? 'order = rng.permutation(len(y))  # single copies are dealt out: most images are on both sides'
    : 'order = np.arange(len(y))  # whole images are dealt out: none is on both sides';
  const heldOut = `order[${validationFrom}:${validationFrom + validationSize}]`;
  return pythonSections(define, code`
    # ${copies} noisy copies of each of ${originals} images
    x, y = noisy_copies(${known.join(', ')}, ${copies})
    ${deal}
    ${pair('train')} = x[order[:${trainSize}]], y[order[:${trainSize}]]
    ${validateOn === 'fresh' ? '# images that were never copied, with noise of their own' : ''}
    ${pair('validation')} = ${validateOn === 'fresh' ? `noisy_copies(${fresh.join(', ')}, 1)` : `x[${heldOut}], y[${heldOut}]`}`);
}
