import { useState } from 'react';
import { defineMessages } from '@/lib/messages';
import { IconButton } from '@/ui/controls/IconButton';
import { VisuallyHidden } from '@/ui/feedback/VisuallyHidden';
import { useMessages } from '@/ui/preferences/language';
import { LaneNumber } from '@/widgets/lanes/LaneMark';
import styles from './PredictCard.module.css';

const messages = defineMessages({
  en: { up: (name: string) => `${name}: up`, down: (name: string) => `${name}: down`, now: (name: string, place: number) => `${name} is now number ${place}` },
  zh: { up: (name: string) => `${name}：上移`, down: (name: string) => `${name}：下移`, now: (name: string, place: number) => `${name} 现在排第 ${place}` },
});

interface RankingInputProps {
  /** lanes, first to last */
  readonly order: readonly number[];
  /** of all lanes of the experiment */
  readonly names: readonly string[];
  /** what decides the order */
  readonly hint: string;
  readonly onChange: (order: readonly number[]) => void;
  readonly locked: boolean;
  readonly labelledBy: string;
}

export function RankingInput({ order, names, hint, onChange, locked, labelledBy }: RankingInputProps) {
  const text = useMessages(messages);
  const [moved, setMoved] = useState<number | null>(null);
  const move = (index: number, by: 1 | -1): void => {
    const lane = order[index]!;
    setMoved(lane);
    onChange(order.toSpliced(index, 1).toSpliced(index + by, 0, lane));
  };
  const place = moved === null ? -1 : order.indexOf(moved);
  return (
    <div className={styles.ranking}>
      <p className={styles.note}>{hint}</p>
      <ol aria-labelledby={labelledBy}>
        {order.map((lane, index) => (
          <li key={lane}>
            <LaneNumber lane={lane} />
            <span className={styles.laneName}>{names[lane]}</span>
            {!locked && (
              <span className={styles.moves}>
                <IconButton icon="chevronUp" label={text.up(names[lane] ?? '')} disabled={index === 0} onClick={() => move(index, -1)} />
                <IconButton icon="chevronDown" label={text.down(names[lane] ?? '')} disabled={index === order.length - 1} onClick={() => move(index, 1)} />
              </span>
            )}
          </li>
        ))}
      </ol>
      {!locked && (
        <VisuallyHidden>
          <span role="status">{place < 0 ? '' : text.now(names[moved!] ?? '', place + 1)}</span>
        </VisuallyHidden>
      )}
    </div>
  );
}
