import { defineMessages, FigureTable, formatNumber, LaneHead, useLanguage, useMessages, useRadioName } from '@/lesson-kit';
import type { Chain } from './chain';
import type { RecipeName } from './networks';

const messages = defineMessages({
  en: { network: 'network', factor: (layer: number) => `layer ${layer}`, mean: 'average layer', product: 'all together', read: (name: string) => `Read the factors of ${name}` },
  zh: { network: '网络', factor: (layer: number) => `第 ${layer} 层`, mean: '平均每层', product: '全部相乘', read: (name: string) => `读${name}的系数` },
});

export interface ChainTableProps {
  readonly chains: readonly Chain[];
  readonly focus: Chain | undefined;
  readonly onFocus: (id: RecipeName) => void;
  readonly layer: number;
}

/** Every chosen network: the factor of the layer being read, the geometric mean of all, and their product. */
export function ChainTable({ chains, focus, onFocus, layer }: ChainTableProps) {
  const text = useMessages(messages);
  const { language } = useLanguage();
  const group = useRadioName();
  return (
    <FigureTable>
      <thead>
        <tr>
          <th scope="col">{text.network}</th>
          <th scope="col">{text.factor(layer)}</th>
          <th scope="col">{text.mean}</th>
          <th scope="col">{text.product}</th>
        </tr>
      </thead>
      <tbody>
        {chains.map((chain) => {
          const { network, layers } = chain;
          const signal = layers[layer - 1];
          const product = layers[0]?.errorBelow ?? NaN;
          return (
            <tr key={network.id} data-focus={chain === focus}>
              <th scope="row">
                <LaneHead lane={network.lane} control={<input type="radio" name={group} checked={chain === focus} onChange={() => onFocus(network.id)} aria-label={text.read(network.name[language])} />}>
                  {network.name[language]}
                </LaneHead>
              </th>
              <td>{formatNumber(signal ? signal.errorBelow / signal.error : NaN, 2)}</td>
              <td>{formatNumber(product ** (1 / layers.length), 2)}</td>
              <td>{formatNumber(product, 2)}</td>
            </tr>
          );
        })}
      </tbody>
    </FigureTable>
  );
}
