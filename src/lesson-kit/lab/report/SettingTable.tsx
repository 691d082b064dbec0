import { defineMessages, type Language } from '@/lib/messages';
import type { Experiment } from '@/engine/experiment/types';
import { laneNames } from '@/lesson-kit/lab/laneNames';
import { LaneNumber } from '@/widgets/lanes/LaneMark';
import styles from './RunReport.module.css';
import { settingRows } from './settingRows';

const messages = defineMessages({
  en: { setting: 'Setting', all: 'The same for all lanes', apart: 'Where lanes differ' },
  zh: { setting: '设置', all: '所有通道相同', apart: '各通道不同' },
});

/** What all lanes share as a list, what they do not as a table. */
export function SettingTable({ experiment, language }: { readonly experiment: Experiment; readonly language: Language }) {
  const text = messages[language];
  const rows = settingRows(experiment, language);
  const apart = rows.filter(({ values }) => values.length > 1);
  return (
    <>
      {apart.length > 0 && (
        <div className={styles.scroll} tabIndex={0} role="region" aria-label={text.apart}>
          <table className={styles.table}>
            <caption>{text.apart}</caption>
            <thead>
              <tr>
                <th scope="col">{text.setting}</th>
                {laneNames(experiment, language).map((name, lane) => (
                  <th key={`${lane} ${name}`} scope="col">
                    <LaneNumber lane={lane} /> {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {apart.map(({ name, values }) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  {values.map((value, lane) => (
                    <td key={lane}>{value}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p className={styles.caption}>{text.all}</p>
      <dl className={styles.settings}>
        {rows
          .filter(({ values }) => values.length === 1)
          .map(({ name, values: [value] }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </>
  );
}
