import type { CopyPlan } from '@/export/code/dataFacts';
import type { Program } from '@/export/code/program';
import { code, lines, number, sections } from '@/export/code/template';

/** `train` and `validation` from noisy copies; `known` and `fresh` are expressions for images that are not copied yet. */
export function tfjsCopies({ data, facts }: Program, { validationFrom, originals }: CopyPlan, known: string, fresh: string): string {
  const { copies, copySplit, validateOn, trainSize, validationSize } = data;
  const wrong = data.labelNoise > 0 && lines(
    '// labels are made wrong before the copying: all copies of an image have the same one',
    'const [wrong, other] = [uniform(y.length), uniform(y.length)];',
    `const labels = y.map((label, i) => (wrong[i] < ${number(data.labelNoise)} ? Math.floor(${facts.classes} * other[i]) : label));`);
  return sections(
    code`
      function noisyCopies({ x, y }, times) {
        ${wrong === false ? 'const labels = y;' : wrong}
        const noise = normal(times * x.length * x[0].length);
        let drawn = 0;
        const copy = (row) => row.map((value) => value + ${number(data.noise)} * noise[drawn++]);
        return { x: x.flatMap((row) => Array.from({ length: times }, () => copy(row))), y: labels.flatMap((label) => new Array(times).fill(label)) };
      }
      const part = ({ x, y }, from, count) => ({ x: x.slice(from, from + count), y: y.slice(from, from + count) });`,
    code`
      // ${copies} noisy copies of each of ${originals} images
      const copied = noisyCopies(${known}, ${copies});
      ${deal(copySplit)}
      const train = part(pool, 0, ${trainSize});
      ${validateOn === 'fresh' ? '// images that were never copied, with noise of their own' : ''}
      const validation = ${validateOn === 'fresh' ? `noisyCopies(${fresh}, 1)` : `part(pool, ${validationFrom}, ${validationSize})`};`);
}

function deal(copySplit: Program['data']['copySplit']): string {
  if (copySplit === 'original') return 'const pool = copied; // whole images are dealt out: none is on both sides';
  return lines(
    'const dealt = permutation(copied.y.length); // single copies are dealt out: most images are on both sides',
    'const pool = { x: dealt.map((index) => copied.x[index]), y: dealt.map((index) => copied.y[index]) };');
}
