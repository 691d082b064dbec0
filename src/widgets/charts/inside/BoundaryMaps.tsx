import { useCallback, type CSSProperties } from 'react';
import { defineMessages } from '@/lib/messages';
import { useColours } from '@/ui/preferences/colours';
import { useMessages } from '@/ui/preferences/language';
import type { BoundaryMap } from '@/engine/worker/insideProtocol';
import type { DataPreview } from '@/engine/worker/protocol';
import { CanvasFigure, type Draw } from '@/widgets/charts/canvas/CanvasFigure';
import { classTokens } from '@/widgets/charts/classes';
import { LaneNumber } from '@/widgets/lanes/LaneMark';
import { laneColour } from '@/widgets/lanes/laneStyle';
import styles from './BoundaryMaps.module.css';
import { drawMap, drawPoints, windowOf } from './drawBoundary';

const messages = defineMessages({
  en: {
    map: (name: string) => `${name}: the class the network answers at every place, darker where it is surer, with the training points.`,
    data: 'The training points of every class; no network has answered yet.',
  },
  zh: {
    map: (name: string) => `${name}：网络在每个位置给出的类别，颜色越深越有把握；图中的点是训练样本。`,
    data: '各类训练样本；网络尚未给出预测。',
  },
});

export interface BoundaryMapsProps {
  readonly preview: DataPreview;
  /** null until the first answer */
  readonly map: BoundaryMap | null;
  /** names of the lanes, in order */
  readonly names: readonly string[];
}

/** One row for up to six, two of four for more; never so few that a map grows out of view. */
const columnsFor = (lanes: number): number => (lanes > 6 ? 4 : Math.max(3, lanes));

/** Decision boundaries side by side, each in its lane's colour. */
export function BoundaryMaps({ preview, map, names }: BoundaryMapsProps) {
  const text = useMessages(messages);
  return (
    <div className={styles.container}>
      <ul className={styles.maps} style={{ '--lanes': names.length, '--columns': columnsFor(names.length) } as CSSProperties}>
        {names.map((name, lane) => (
          <li key={lane} className={styles.map}>
            <div className={styles.frame} style={{ borderColor: laneColour(lane) }}>
              <BoundaryPicture preview={preview} map={map} lane={lane} label={map ? text.map(name) : text.data} />
            </div>
            <div className={styles.name}>
              <LaneNumber lane={lane} /> {name}
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}

interface BoundaryPictureProps {
  readonly preview: DataPreview;
  readonly map: BoundaryMap | null;
  readonly lane: number;
  readonly label: string;
}

/** One lane's map, or only the data while there is no map. */
export function BoundaryPicture({ preview, map, lane, label }: BoundaryPictureProps) {
  const { points, classes } = preview;
  const [surface = '', ...all] = useColours('--surface-raised', ...classTokens.slice(0, Math.max(2, classes)));
  const palette = all.join('|');
  const draw = useCallback<Draw>(
    (context, size) => {
      const colours = { surface, classes: palette.split('|') };
      context.fillStyle = surface;
      context.fillRect(0, 0, size.width, size.height);
      const answers = map?.lanes[lane];
      if (map && answers) drawMap(context, size, map, answers, colours);
      if (points) drawPoints(context, size, points, map ?? windowOf(points), colours);
    },
    [surface, palette, map, lane, points],
  );
  return <CanvasFigure label={label} draw={draw} aspect={1} />;
}
