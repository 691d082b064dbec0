import { useState } from 'react';
import { defineMessages, Figure, FigureTable, formatCount, formatNumber, formatSetting, LaneHead, Slider, Sliders, useLanguage, useMessages } from '@/lesson-kit';
import { epsilonRules, halfwayGradient, stepShare, type Placement } from './epsilon';
import { EpsilonChart, gradientRange } from './EpsilonChart';
import styles from './Picture.module.css';

const messages = defineMessages({
  en: {
    library: 'Adam of',
    divisor: 'divisor',
    epsilon: 'default ε',
    half: '|g| with half a step',
    share: '|Δθ| / η',
    gradient: 'Size of the gradient |g|',
    step: 'Step t',
    table: 'Where each library puts ε, and what is left of the step',
    picture: (gradient: string, t: string) => `Length of Adam’s step as a share of η over the size of the gradient, from 10⁻¹⁰ to 1, for six ways to add ε, at step ${t}. The table holds the numbers at |g| = ${gradient}.`,
    caption: 'Every gradient up to step t was the same g. Drag across the chart to move |g|.',
  },
  zh: {
    library: '谁的 Adam',
    divisor: '分母',
    epsilon: '默认 ε',
    half: '步子减半处的 |g|',
    share: '|Δθ| / η',
    gradient: '梯度大小 |g|',
    step: '步 t',
    table: '各框架把 ε 放在哪里，以及步子还剩多少',
    picture: (gradient: string, t: string) => `Adam 的步长占 η 的比例随梯度大小（10⁻¹⁰ 到 1）的变化，六种加 ε 的方式，第 ${t} 步。表中是 |g| = ${gradient} 时的数字。`,
    caption: '直到第 t 步，每个梯度都是同一个 g。在图上横向拖动可改变 |g|。',
  },
});

const divisors: Readonly<Record<Placement, string>> = { outside: '√ŝ + ε', hat: '√s + ε̂', inside: '√(ŝ + ε)' };
const lastStep = 10_000;

/** Where libraries put ε, and from which gradient on that can be seen. */
export function Epsilon() {
  const text = useMessages(messages);
  const { language } = useLanguage();
  const [gradient, setGradient] = useState(1e-6);
  const [t, setT] = useState(1);
  return (
    <Figure caption={text.caption}>
      <EpsilonChart gradient={gradient} t={t} onGradient={setGradient} title={text.share} gradientLabel={text.gradient} label={text.picture(formatNumber(gradient, 2), formatCount(t))} />
      <Sliders>
        <Slider label={text.gradient} min={10 ** gradientRange[0]} max={10 ** gradientRange[1]} scale="log" value={gradient} onChange={setGradient} />
        <Slider label={text.step} min={1} max={lastStep} scale="log" integer value={t} onChange={setT} />
      </Sliders>
      <FigureTable scrolls label={text.table} className={styles.table}>
        <thead>
          <tr>
            {[text.library, text.divisor, text.epsilon, text.half, text.share].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {epsilonRules.map((rule, index) => (
            <tr key={rule.id}>
              <th scope="row">
                <LaneHead lane={index}>{rule.name[language]}</LaneHead>
              </th>
              <td>{divisors[rule.placement]}</td>
              <td>{formatSetting(rule.epsilon)}</td>
              <td>{formatNumber(halfwayGradient(rule, t), 2)}</td>
              <td>{formatNumber(stepShare(rule, gradient, t), 2)}</td>
            </tr>
          ))}
        </tbody>
      </FigureTable>
    </Figure>
  );
}
