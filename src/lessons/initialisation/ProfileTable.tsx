import { defineMessages, formatNumber, LaneNumber, useLanguage, useMessages } from '@/lesson-kit';
import styles from './Picture.module.css';
import type { Profile } from './profile';

const messages = defineMessages({
  en: { layer: (layer: number) => `layer ${layer}`, signal: 'signal RMS', factor: 'per layer', error: 'error RMS', errorFactor: 'per layer' },
  zh: { layer: (layer: number) => `第 ${layer} 层`, signal: '信号均方根', factor: '每层倍数', error: '误差均方根', errorFactor: '每层倍数' },
});

/** Geometric mean of what one layer does, over the first `layers` or the last of them. */
const perLayer = (from: number, to: number, layers: number): number => (layers === 0 || from === 0 ? NaN : (to / from) ** (1 / layers));

/** The numbers at the marker: how large, and by what factor a layer on the way there. */
export function ProfileTable({ profiles, layer }: { readonly profiles: readonly Profile[]; readonly layer: number }) {
  const text = useMessages(messages);
  const { language } = useLanguage();
  return (
    <table className={styles.table} aria-live="polite">
      <thead>
        <tr>
          <th scope="col">{text.layer(layer)}</th>
          <th scope="col">{text.signal}</th>
          <th scope="col">{text.factor}</th>
          <th scope="col">{text.error}</th>
          <th scope="col">{text.errorFactor}</th>
        </tr>
      </thead>
      <tbody>
        {profiles.map(({ candidate, layers, up, down }) => {
          const signal = up.at(-1)?.values[layer] ?? NaN;
          const error = down.at(-1)?.values[layer] ?? NaN;
          return (
            <tr key={candidate.id}>
              <th scope="row">
                <span className={styles.row}>
                  <LaneNumber lane={candidate.lane} />
                  {candidate.name[language]}
                </span>
              </th>
              <td>{formatNumber(signal, 2)}</td>
              <td>× {formatNumber(perLayer(1, signal, layer), 2)}</td>
              <td>{formatNumber(error, 2)}</td>
              <td>× {formatNumber(perLayer(1, error, layers.length - layer), 2)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
