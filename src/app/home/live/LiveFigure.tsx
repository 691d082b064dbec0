import { useEffect, useId, useRef } from 'react';
import { Link } from 'wouter';
import { findLesson } from '@/app/catalog';
import { LivePlaceholder } from '@/app/home/LivePlaceholder';
import { useMessages } from '@/ui/preferences/language';
import { useLab, useLabCommands } from '@/session/LabContext';
import { LiveControls } from './LiveControls';
import styles from './LiveFigure.module.css';
import { LiveMaps } from './LiveMaps';
import { LossSparkline } from './LossSparkline';
import { liveMessages } from './liveMessages';
import { commonRate, race, raceNames, watchableStepsPerSecond } from './race';
import { useAutoRun } from './useAutoRun';

/** Enough to hide the jumps of mini-batches, little enough to follow the descent. */
const smoothing = 0.9;
const shownPoints = 150;

export function LiveFigure() {
  const text = useMessages(liveMessages);
  const caption = useId();
  const figure = useRef<HTMLElement>(null);
  const control = useAutoRun(figure);
  const failed = useLab((state) => state.status === 'failed');
  const commands = useLabCommands();

  useEffect(() => {
    commands.watch('boundary', true);
    commands.setSpeed(watchableStepsPerSecond);
    return () => commands.watch('boundary', false);
  }, [commands]);

  if (failed) return <LivePlaceholder state="failed" />;
  return (
    <figure ref={figure} className={styles.figure} aria-labelledby={caption}>
      <LiveMaps />
      <LiveCurves />
      <LiveControls {...control} />
      <figcaption id={caption} className={styles.caption}>
        {text.caption(commonRate)}
        {findLesson('adaptive-optimizers') && (
          <Link href="/lessons/adaptive-optimizers" className={styles.why}>
            {text.why}
          </Link>
        )}
      </figcaption>
    </figure>
  );
}

function LiveCurves() {
  const text = useMessages(liveMessages);
  const history = useLab((state) => state.history);
  useLab((state) => state.historyVersion);
  const curves = raceNames.map((_, lane) => history.smoothed(lane, 'batchLoss', smoothing, shownPoints));
  const losses = curves.map((curve) => curve.at(-1)?.value ?? null);
  const label = losses.some((loss) => loss === null) ? text.noLoss : text.losses(raceNames.map((name, lane) => `${name} ${losses[lane]?.toFixed(2)}`).join(', '));
  return <LossSparkline curves={curves} steps={race.steps} label={label} />;
}
