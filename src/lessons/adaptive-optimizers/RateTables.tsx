import { useState } from 'react';
import { defineMessages, FigureTable, formatNumber, formatSetting, LaneHead, optimizerNames, useLanguage, useMessages } from '@/lesson-kit';
import styles from './Picture.module.css';
import type { Selected } from './RateChart';
import { bestRate, rates, rules, workingRates, works, type SweepPoint, type SweepPoints } from './rateSweep';
import type { Quantity } from './rateAxes';

const messages = defineMessages({
  en: {
    rule: 'optimizer',
    best: 'best η',
    loss: 'training loss there',
    accuracy: 'validation accuracy there',
    works: (least: string) => `η with validation accuracy ≥ ${least}`,
    show: (name: string) => `Draw ${name}`,
    all: 'All numbers',
    rate: 'η',
    diverged: 'diverged',
    select: (name: string, rate: string) => `${name} at η ${rate}`,
  },
  zh: {
    rule: '优化器',
    best: '最佳 η',
    loss: '此处训练损失',
    accuracy: '此处验证准确率',
    works: (least: string) => `验证准确率 ≥ ${least} 的 η`,
    show: (name: string) => `绘制${name}`,
    all: '全部数字',
    rate: 'η',
    diverged: '发散',
    select: (name: string, rate: string) => `${name}，η 为 ${rate}`,
  },
});

interface SummaryProps {
  readonly points: SweepPoints;
  readonly hidden: ReadonlySet<number>;
  readonly onToggle: (rule: number) => void;
}

/** Each rule at its best, and how far one may miss it. Rows can be taken off the picture. */
export function RateSummary({ points, hidden, onToggle }: SummaryProps) {
  const text = useMessages(messages);
  const { language } = useLanguage();
  return (
    <FigureTable scrolls className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{text.rule}</th>
          <th scope="col">{text.best}</th>
          <th scope="col">{text.loss}</th>
          <th scope="col">{text.accuracy}</th>
          <th scope="col">{text.works(formatSetting(works))}</th>
        </tr>
      </thead>
      <tbody>
        {rules.map((kind, rule) => {
          const best = bestRate(points, rule);
          const point = points.get(best)?.[rule];
          return (
            <tr key={kind}>
              <th scope="row">
                <LaneHead lane={rule} control={<input type="checkbox" checked={!hidden.has(rule)} onChange={() => onToggle(rule)} aria-label={text.show(optimizerNames[kind][language])} />}>
                  {optimizerNames[kind][language]}
                </LaneHead>
              </th>
              <td>{best < 0 ? '–' : formatSetting(rates[best]!)}</td>
              <td>{formatNumber(point?.trainLoss ?? NaN, 2)}</td>
              <td>{formatNumber(point?.validationAccuracy ?? NaN, 3)}</td>
              <td>{spanText(workingRates(points, rule))}</td>
            </tr>
          );
        })}
      </tbody>
    </FigureTable>
  );
}

function spanText(working: readonly number[]): string {
  if (working.length === 0) return '–';
  const [from, to] = [rates[working[0]!]!, rates[working.at(-1)!]!].map(formatSetting);
  return from === to ? from! : `${from} – ${to}`;
}

interface RateTableProps {
  readonly points: SweepPoints;
  readonly quantity: Quantity;
  readonly selected: Selected | null;
  readonly onSelect: (selected: Selected) => void;
}

/** Every point as a number that can be chosen. */
export function RateTable({ points, quantity, selected, onSelect }: RateTableProps) {
  const text = useMessages(messages);
  const { language } = useLanguage();
  const [open, setOpen] = useState(false);
  return (
    <details className={styles.details} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{text.all}</summary>
      {open && (
        <FigureTable scrolls label={text.all} className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{text.rate}</th>
              {rules.map((kind) => (
                <th key={kind} scope="col">
                  {optimizerNames[kind][language]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rates.map((rate, index) => (
              <tr key={rate}>
                <th scope="row">{formatSetting(rate)}</th>
                {rules.map((kind, rule) => {
                  const point = points.get(index)?.[rule];
                  return (
                    <td key={kind}>
                      {point && (
                        <button type="button" className={styles.cell} aria-pressed={selected?.rule === rule && selected.rate === index} aria-label={`${text.select(optimizerNames[kind][language], formatSetting(rate))}: ${valueText(point, quantity, text.diverged)}`} onClick={() => onSelect({ rule, rate: index })}>
                          {valueText(point, quantity, text.diverged)}
                        </button>
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </FigureTable>
      )}
    </details>
  );
}

const valueText = (point: SweepPoint, quantity: Quantity, diverged: string): string => (point.diverged ? diverged : formatNumber(point[quantity], quantity === 'trainLoss' ? 2 : 3));
