import { memo, useMemo } from 'react';
import { defineMessages } from '@/lib/messages';
import { useMessages } from '@/ui/preferences/language';
import type { DataPreview } from '@/engine/worker/protocol';
import { formatFixed } from '@/widgets/format';
import { LaneNumber } from '@/widgets/lanes/LaneMark';
import { DigitImage } from './DigitImage';
import styles from './SampleDigits.module.css';

const messages = defineMessages({
  en: {
    image: (label: number) => `Validation image of a ${label}`,
    truth: (label: number) => `a ${label}`,
    answer: (name: string, digit: number, probability: string, right: boolean) => `${name}: ${digit} with probability ${probability}, ${right ? 'right' : 'wrong'}`,
    waiting: 'Images of the validation set, none of them ever trained on. Run: every lane says what it sees.',
    legend: 'What each lane reads, with its probability; wrong answers are struck out.',
  },
  zh: {
    image: (label: number) => `验证集中的一张“${label}”`,
    truth: (label: number) => `真值 ${label}`,
    answer: (name: string, digit: number, probability: string, right: boolean) => `${name}：判为 ${digit}，概率 ${probability}，${right ? '正确' : '错误'}`,
    waiting: '验证集中的图像，从未参与训练。点击“运行”，看看每个通道认出了什么。',
    legend: '每个通道的判断及其概率；划掉的是错误答案。',
  },
});

export interface SampleDigitsProps {
  readonly preview: DataPreview;
  /** probabilities [samples, classes] per lane; null before the first answer */
  readonly answers: readonly Float32Array[] | null;
  readonly names: readonly string[];
}

function best(probabilities: Float32Array, sample: number, classes: number): { readonly digit: number; readonly probability: number } {
  let digit = 0;
  for (let index = 1; index < classes; index += 1) if ((probabilities[sample * classes + index] ?? 0) > (probabilities[sample * classes + digit] ?? 0)) digit = index;
  return { digit, probability: probabilities[sample * classes + digit] ?? NaN };
}

/** The picture does not change while the answers do. */
const Sample = memo(function Sample({ preview, index }: { readonly preview: DataPreview; readonly index: number }) {
  const text = useMessages(messages);
  const [height = 1, width = 1] = preview.inputShape;
  const size = preview.inputShape.reduce((product, length) => product * length, 1);
  const pixels = useMemo(() => preview.samples?.inputs.subarray(index * size, (index + 1) * size) ?? [], [preview, index, size]);
  const label = preview.samples?.labels[index] ?? 0;
  return (
    <>
      <DigitImage pixels={pixels} width={width} height={height} label={text.image(label)} />
      <div className={styles.truth}>{text.truth(label)}</div>
    </>
  );
});

/** Validation images with what every lane takes them for. */
export function SampleDigits({ preview, answers, names }: SampleDigitsProps) {
  const text = useMessages(messages);
  const count = preview.samples?.count ?? 0;
  return (
    <div>
      <p className={styles.legend}>{answers ? text.legend : text.waiting}</p>
      <ul className={styles.samples}>
        {Array.from({ length: count }, (_, index) => (
          <li key={index} className={styles.sample}>
            <Sample preview={preview} index={index} />
            {answers?.map((probabilities, lane) => {
              const { digit, probability } = best(probabilities, index, preview.classes);
              const right = digit === preview.samples?.labels[index];
              const name = names[lane] ?? '';
              return (
                <div key={lane} className={styles.answer} role="img" aria-label={text.answer(name, digit, formatFixed(probability, 2), right)}>
                  <LaneNumber lane={lane} />
                  <b data-right={right}>{digit}</b> <span className={styles.probability}>{Number.isFinite(probability) ? formatFixed(probability, 2) : '–'}</span>
                </div>
              );
            })}
          </li>
        ))}
      </ul>
    </div>
  );
}
