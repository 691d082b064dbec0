import { useCallback, useId, useMemo, useRef, useState, type ReactNode } from 'react';
import { defineMessages } from '@/lib/messages';
import { Button } from '@/ui/controls/Button';
import { Segmented } from '@/ui/controls/Segmented';
import { Slider } from '@/ui/controls/Slider';
import { useColours } from '@/ui/preferences/colours';
import { useMessages } from '@/ui/preferences/language';
import { CanvasFigure, type Draw } from '@/widgets/charts/canvas/CanvasFigure';
import { useBox } from '@/widgets/charts/useBox';
import { laneToken, maximumLanes } from '@/widgets/lanes/laneStyle';
import { drawContours } from './drawContours';
import { drawRace } from './drawRace';
import styles from './OptimizerRace.module.css';
import { raceAspect, type Point, type RacePath, type Terrain } from './race';
import { RaceTable } from './RaceTable';
import { StartHandle } from './StartHandle';
import { usePlayback } from './usePlayback';

const messages = defineMessages({
  en: {
    terrain: 'Valley',
    step: 'Step',
    play: 'Play',
    stop: 'Stop',
    home: 'Start as given',
    picture: (name: string, names: string) => `Contours of ${name}, a factor of about three from line to line, with the paths of ${names} to the minimum (cross).`,
  },
  zh: {
    terrain: '山谷',
    step: '步',
    play: '播放',
    stop: '停止',
    home: '恢复起点',
    picture: (name: string, names: string) => `${name}的等高线，相邻两条约差三倍；图上是 ${names} 走向最低点（十字）的路径。`,
  },
});

export interface OptimizerRaceProps {
  readonly terrains: readonly Terrain[];
  readonly terrain: Terrain;
  readonly onTerrain: (id: string) => void;
  readonly start: Point;
  readonly onStart: (start: Point) => void;
  /** back to the start the lesson speaks of */
  readonly onHome: () => void;
  readonly paths: readonly RacePath[];
  readonly tolerance: number;
  readonly caption: ReactNode;
}

/** Paths of several optimizers over the same ground from the same start. The paths come from whoever owns the update rules. */
export function OptimizerRace({ terrains, terrain, onTerrain, start, onStart, onHome, paths, tolerance, caption }: OptimizerRaceProps) {
  const text = useMessages(messages);
  const captionId = useId();
  const field = useRef<HTMLDivElement>(null);
  const box = useBox(field);
  const [hidden, setHidden] = useState<ReadonlySet<number>>(new Set());
  const last = Math.max(1, ...paths.map((path) => path.points.length - 1));
  const { step, playing, seek, play, stop } = usePlayback(last);
  const shown = useMemo(() => paths.filter((path) => !hidden.has(path.lane)), [paths, hidden]);
  const [ground = '', ink = '', ...lanes] = useColours('--surface-raised', '--text', ...Array.from({ length: maximumLanes }, (_, lane) => laneToken(lane)));
  const palette = lanes.join('|');

  const contours = useCallback<Draw>((context, size) => drawContours(context, size, terrain, { ground, ink }), [terrain, ground, ink]);
  const race = useCallback<Draw>(
    (context, size) => drawRace(context, size, terrain, shown, step, { lanes: palette.split('|'), ground, text: ink }),
    [terrain, shown, step, palette, ground, ink],
  );
  const toggle = (lane: number): void => setHidden((old) => (old.has(lane) ? new Set([...old].filter((other) => other !== lane)) : new Set([...old, lane])));

  return (
    <figure className={styles.race} aria-labelledby={captionId}>
      <div className={styles.bar}>
        <Segmented label={text.terrain} labelHidden value={terrain.id} options={terrains.map(({ id, label }) => ({ value: id, label }))} onChange={onTerrain} />
        <Button variant="quiet" icon="undo" onClick={onHome}>
          {text.home}
        </Button>
      </div>
      <div ref={field} className={styles.field}>
        <CanvasFigure aspect={raceAspect} draw={contours} label={text.picture(terrain.label, shown.map((path) => path.name).join(', '))} />
        <div className={styles.overlay} aria-hidden="true">
          <CanvasFigure aspect={raceAspect} draw={race} label="" />
        </div>
        {box.width > 0 && <StartHandle terrain={terrain} start={start} width={box.width} height={Math.round(box.width / raceAspect)} onStart={onStart} />}
      </div>
      <div className={styles.scrub}>
        <Button icon={playing ? 'pause' : 'play'} onClick={playing ? stop : play}>
          {playing ? text.stop : text.play}
        </Button>
        <Slider label={text.step} min={1} max={Math.max(2, last)} scale="log" integer value={Math.max(1, step)} onChange={seek} />
      </div>
      <RaceTable paths={paths} hidden={hidden} onToggle={toggle} step={step} tolerance={tolerance} />
      <figcaption id={captionId} className={styles.caption}>
        {caption}
      </figcaption>
    </figure>
  );
}
