import { defineMessages, type Language } from '@/lib/messages';
import type { LabState } from '@/session/types';
import { laneNames } from '@/lesson-kit/lab/laneNames';
import { formatCount, formatNumber } from '@/widgets/format';
import { LaneNumber } from '@/widgets/lanes/LaneMark';
import styles from './RunReport.module.css';

const messages = defineMessages({
  en: { numbers: 'Numbers at the end', lane: 'Lane', parameters: 'Parameters', trainLoss: 'Training loss', validationLoss: 'Validation loss', trainAccuracy: 'Training accuracy', validationAccuracy: 'Validation accuracy', at: (step: string) => `Evaluated after ${step} steps, on the whole sets.`, diverged: (step: string) => `diverged at step ${step}` },
  zh: { numbers: '最终数值', lane: '通道', parameters: '参数个数', trainLoss: '训练损失', validationLoss: '验证损失', trainAccuracy: '训练准确率', validationAccuracy: '验证准确率', at: (step: string) => `第 ${step} 步之后在整个数据集上评估。`, diverged: (step: string) => `第 ${step} 步发散` },
});

const columns = ['trainLoss', 'validationLoss', 'trainAccuracy', 'validationAccuracy'] as const;

/** The last evaluation of every lane. */
export function NumberTable({ state: { experiment, history, lanes, parameterCounts }, language }: { readonly state: LabState; readonly language: Language }) {
  const text = messages[language];
  const names = laneNames(experiment, language);
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label={text.numbers}>
      <table className={styles.table}>
        <caption>{text.at(formatCount(history.evaluationSteps.at(-1) ?? 0))}</caption>
        <thead>
          <tr>
            <th scope="col">{text.lane}</th>
            <th scope="col">{text.parameters}</th>
            {columns.map((column) => (
              <th key={column} scope="col">
                {text[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {names.map((name, lane) => (
            <tr key={`${lane} ${name}`}>
              <th scope="row">
                <LaneNumber lane={lane} /> {name}
                {typeof lanes[lane]?.divergedAt === 'number' && ` (${text.diverged(formatCount(lanes[lane].divergedAt))})`}
              </th>
              <td>{formatCount(parameterCounts[lane] ?? NaN)}</td>
              {columns.map((column) => (
                <td key={column}>{formatNumber(history.valueAt(lane, column, Infinity), 4)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
