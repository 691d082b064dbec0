import { defineMessages, Figure, formatCount, useMessages } from '@/lesson-kit';
import { countRows, countTotals, type CountRow } from './counts';
import styles from './Boards.module.css';

const messages = defineMessages({
  en: {
    layer: 'Layer',
    trained: 'Trained',
    kept: 'Not trained',
    flatten: 'Flatten 28×28',
    norm: (inputs: string) => `BN(${inputs})`,
    dense: (outputs: string) => `Dense ${outputs}`,
    nothing: (inputs: string) => `${inputs} inputs, no parameters`,
    four: (inputs: string, total: string) => `γ, β trained; μ, σ² kept: 4 · ${inputs} = ${total}`,
    weights: (inputs: string, outputs: string) => `${inputs} · ${outputs} weights + ${outputs} biases`,
    sum: 'Sum',
    all: (total: string) => `${total} in all`,
    caption: 'The same numbers as Keras prints. The values “not trained” are saved with the model and used at inference, but no gradient reaches them: batches fill them.',
  },
  zh: {
    layer: '层',
    trained: '训练',
    kept: '不训练',
    flatten: '展平 28×28',
    norm: (inputs: string) => `BN(${inputs})`,
    dense: (outputs: string) => `全连接 ${outputs}`,
    nothing: (inputs: string) => `${inputs} 个输入，没有参数`,
    four: (inputs: string, total: string) => `γ、β 训练；μ、σ² 只记录：4 · ${inputs} = ${total}`,
    weights: (inputs: string, outputs: string) => `${inputs} · ${outputs} 个权重 + ${outputs} 个偏置`,
    sum: '合计',
    all: (total: string) => `共 ${total}`,
    caption: '与 Keras 打印出来的数字一致。“不训练”的数随模型一起保存，推断时要用，但梯度到不了它们：它们由一批批数据填成。',
  },
});

/** Every parameter of the Flatten-BN-300-BN-100-BN-10 model, and where it comes from. */
export function ParameterBoard() {
  const text = useMessages(messages);
  const describe = ({ kind, inputs, outputs, trained, kept }: CountRow): readonly [string, string] => {
    if (kind === 'flatten') return [text.flatten, text.nothing(formatCount(inputs))];
    if (kind === 'norm') return [text.norm(formatCount(inputs)), text.four(formatCount(inputs), formatCount(trained + kept))];
    return [text.dense(formatCount(outputs)), text.weights(formatCount(inputs), formatCount(outputs))];
  };
  return (
    <Figure caption={text.caption}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{text.layer}</th>
            <th scope="col">{text.trained}</th>
            <th scope="col">{text.kept}</th>
          </tr>
        </thead>
        <tbody>
          {countRows.map((row, index) => {
            const [name, how] = describe(row);
            return (
              <tr key={index}>
                <th scope="row">
                  {name}
                  <small>{how}</small>
                </th>
                <td>{formatCount(row.trained)}</td>
                <td>{formatCount(row.kept)}</td>
              </tr>
            );
          })}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">
              {text.sum}
              <small>{text.all(formatCount(countTotals.trained + countTotals.kept))}</small>
            </th>
            <td>{formatCount(countTotals.trained)}</td>
            <td>{formatCount(countTotals.kept)}</td>
          </tr>
        </tfoot>
      </table>
    </Figure>
  );
}
