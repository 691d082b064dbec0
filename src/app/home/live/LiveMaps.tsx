import { useLab } from '@/session/LabContext';
import { useMessages } from '@/ui/preferences/language';
import { BoundaryPicture } from '@/widgets/charts/inside/BoundaryMaps';
import { LaneSwatch } from '@/widgets/lanes/LaneMark';
import styles from './LiveFigure.module.css';
import { liveMessages } from './liveMessages';
import { raceNames } from './race';

/** What each network answers at every place of the plane, bending as it learns. */
export function LiveMaps() {
  const preview = useLab((state) => state.preview);
  const map = useLab((state) => state.inside?.boundary ?? null);
  return (
    <ul className={styles.maps}>
      {raceNames.map((name, lane) => (
        <li key={name} className={styles.lane}>
          <div className={styles.map}>{preview && <BoundaryPicture preview={preview} map={map} lane={lane} label={name} />}</div>
          <div className={styles.name}>
            <LaneSwatch lane={lane} />
            <span>{name}</span>
            <Accuracy lane={lane} />
          </div>
        </li>
      ))}
    </ul>
  );
}

function Accuracy({ lane }: { readonly lane: number }) {
  const text = useMessages(liveMessages);
  const accuracy = useLab(({ history, step }) => Math.round(100 * history.valueAt(lane, 'validationAccuracy', step)));
  useLab((state) => state.historyVersion);
  return <span className={styles.accuracy}>{Number.isFinite(accuracy) && text.correct(accuracy)}</span>;
}
