import { useState } from 'react';
import { Button, Chip, Chips, defineMessages, Figure, formatFixed, useLanguage, useMessages } from '@/lesson-kit';
import { CompanyAxis } from './CompanyAxis';
import { draw, names, normalise, settled, values } from './company';
import styles from './Boards.module.css';

const messages = defineMessages({
  en: {
    members: 'Samples in the batch',
    pick: (size: number) => `A and ${size - 1} by lot`,
    before: 'x of all ten; members filled',
    after: 'x̂ of the members',
    result: (x: string, size: number, output: string) => `A is x = ${x}. In this batch of ${size} it leaves as x̂ = ${output}`,
    settled: (value: string) => `by the statistics of all ten: ${value}`,
    range: (low: string, high: string, count: number) => `over ${count} batches so far: ${low} … ${high}`,
    caption: 'One unit, ten samples. A never changes. Dashed: the mean of the batch, and what A gets from the statistics of all ten.',
    axis: (what: string, list: string) => `${what}: ${list}`,
  },
  zh: {
    members: '批里的样本',
    pick: (size: number) => `A 加随机 ${size - 1} 个`,
    before: '全部十个的 x；批内的为实心',
    after: '批内各样本的 x̂',
    result: (x: string, size: number, output: string) => `A 的 x = ${x}。在这个大小为 ${size} 的批里，它出来是 x̂ = ${output}`,
    settled: (value: string) => `按全部十个的统计量：${value}`,
    range: (low: string, high: string, count: number) => `试过的 ${count} 个批里：${low} … ${high}`,
    caption: '一个单元，十个样本，A 从不改变。虚线：批的均值，以及按全部十个的统计量 A 应得的值。',
    axis: (what: string, list: string) => `${what}：${list}`,
  },
});

const short = (value: number): string => formatFixed(value, 2);
const everyone = values.map((_, index) => index);

interface Trials {
  readonly members: readonly number[];
  /** x̂ of A in every batch so far */
  readonly outputs: readonly number[];
}

const outputOfA = (members: readonly number[]): number => normalise(members).get(0) ?? 0;
const first = [0, 2];

/** The company decides: one sample, and what comes of it in different batches. */
export function BatchBoard() {
  const text = useMessages(messages);
  const { language } = useLanguage();
  const [{ members, outputs }, setTrials] = useState<Trials>({ members: first, outputs: [outputOfA(first)] });
  const choose = (next: readonly number[]): void => setTrials({ members: next, outputs: [...outputs, outputOfA(next)] });
  const toggle = (sample: number): void => choose(members.includes(sample) ? members.filter((one) => one !== sample) : [...members, sample].toSorted((a, b) => a - b));
  const normalised = normalise(members);
  const mean = members.reduce((sum, member) => sum + (values[member] ?? 0), 0) / members.length;
  const list = (at: readonly number[], value: (sample: number) => number): string => at.map((sample) => `${names[sample]} ${short(value(sample))}`).join(language === 'zh' ? '，' : ', ');
  const tried = outputs.length > 1 ? [text.range(short(Math.min(...outputs)), short(Math.max(...outputs)), outputs.length)] : [];
  const joined = [text.settled(short(settled)), ...tried].join(language === 'zh' ? '；' : '; ');
  return (
    <Figure caption={text.caption}>
      <Chips legend={text.members}>
        {everyone.map((sample) => (
          <Chip key={sample} on={members.includes(sample)} onToggle={() => toggle(sample)} disabled={sample === 0}>
            {names[sample]}
          </Chip>
        ))}
      </Chips>
      <div className={styles.draws}>
        {[2, 4, 8].map((size) => (
          <Button key={size} icon="dice" onClick={() => choose(draw(size, outputs.length))}>
            {text.pick(size)}
          </Button>
        ))}
      </div>
      <CompanyAxis title={text.before} reach={5} marks={everyone.map((sample) => ({ sample, at: values[sample] ?? 0, filled: members.includes(sample) }))} dashed={mean} label={text.axis(text.before, list(everyone, (sample) => values[sample] ?? 0))} />
      <CompanyAxis title={text.after} reach={3} marks={members.map((sample) => ({ sample, at: normalised.get(sample) ?? 0, filled: true }))} dashed={settled} label={text.axis(text.after, list(members, (sample) => normalised.get(sample) ?? 0))} />
      <p className={styles.summary} aria-live="polite">
        {text.result(short(values[0] ?? 0), members.length, short(normalised.get(0) ?? 0))}
        {language === 'zh' ? '；' : '; '}
        {joined}{language === 'zh' ? '。' : '.'}
      </p>
    </Figure>
  );
}
