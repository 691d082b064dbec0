import { defineMessages, FigureTable, formatNumber, LaneHead, useLanguage, useMessages } from '@/lesson-kit';
import type { Profile } from './profile';

const messages = defineMessages({
  en: { layer: (layer: number) => `layer ${layer}`, signal: 'signal RMS', factor: 'per layer', error: 'error RMS', errorFactor: 'per layer' },
  zh: { layer: (layer: number) => `第 ${layer} 层`, signal: '信号均方根', factor: '每层倍数', error: '误差均方根', errorFactor: '每层倍数' },
});

/** Geometric mean of what one layer does, from 1 at one end of the stack to `left` at the other. */
const perLayer = (left: number, layers: number): number => left ** (1 / layers);

/** The numbers at the marker, and the factor of an average layer of the whole stack. */
export function ProfileTable({ profiles, layer }: { readonly profiles: readonly Profile[]; readonly layer: number }) {
  const text = useMessages(messages);
  const { language } = useLanguage();
  return (
    <FigureTable live>
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
                <LaneHead lane={candidate.lane}>{candidate.name[language]}</LaneHead>
              </th>
              <td>{formatNumber(signal, 2)}</td>
              <td>× {formatNumber(perLayer(up.at(-1)?.values.at(-1) ?? NaN, layers.length), 2)}</td>
              <td>{formatNumber(error, 2)}</td>
              <td>× {formatNumber(perLayer(down.at(-1)?.values[0] ?? NaN, layers.length), 2)}</td>
            </tr>
          );
        })}
      </tbody>
    </FigureTable>
  );
}
