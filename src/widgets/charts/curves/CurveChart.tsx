import { useId, useMemo, useRef } from 'react';
import { defineMessages } from '@/lib/messages';
import { VisuallyHidden } from '@/ui/feedback/VisuallyHidden';
import { useMessages } from '@/ui/preferences/language';
import { useBox } from '@/widgets/charts/useBox';
import { valueAxis, valueRange } from './axes';
import { Crosshair, describeCrosshair, readSeries, type ReadCurve } from './Crosshair';
import type { Curve, Range } from './curve';
import styles from './CurveChart.module.css';
import { CurveFrame, CurvesContext } from './CurveFrame';
import { CurveTable } from './CurveTable';
import { plotGeometry } from './geometry';
import { StepMark, type StepRange } from './StepMark';
import { useChartInput } from './useChartInput';
import type { ChartView } from './useChartView';

const messages = defineMessages({
  en: {
    step: 'step',
    keys: 'Arrow keys move the crosshair, plus and minus zoom, Escape shows the whole run.',
    empty: 'Press Run: the curves appear here as the networks train.',
  },
  zh: {
    step: '步',
    keys: '方向键移动十字线，加号、减号缩放，Esc 显示整个过程。',
    empty: '点击“运行”，训练曲线会随训练在这里画出。',
  },
});

export interface CurveChartProps {
  /** "Training loss" */
  readonly title: string;
  /** "nats", "share of samples" */
  readonly unit: string;
  readonly curves: readonly Curve[];
  readonly kind: 'loss' | 'accuracy';
  readonly scale: 'linear' | 'log';
  readonly view: ChartView;
  readonly read?: ReadCurve;
  /** steps to shade: what is being spoken of */
  readonly mark?: StepRange | null;
}

/** Curves of all lanes over the steps of a run. Give it a width; its height is a token. */
export function CurveChart({ title, unit, curves, kind, scale: wanted, view, read = readSeries, mark = null }: CurveChartProps) {
  const text = useMessages(messages);
  const titleId = useId();
  const keysId = useId();
  const plot = useRef<HTMLDivElement>(null);
  const box = useBox(plot);
  const geometry = useMemo(() => plotGeometry(box), [box]);
  const [from, to] = view.window;
  const window = useMemo((): Range => [from, to], [from, to]);
  const scale = kind === 'loss' ? wanted : 'linear';
  const [low, high] = useMemo(() => valueRange(kind, scale, curves, window), [kind, scale, curves, window]);
  const axis = useMemo(() => valueAxis(scale, [low, high]), [scale, low, high]);
  const { drag, handlers } = useChartInput(view, geometry);
  const empty = curves.every((curve) => curve.series.length < 2);
  return (
    <figure className={styles.chart}>
      <figcaption id={titleId} className={styles.title}>
        {title} <span className={styles.unit}>{unit}</span>
      </figcaption>
      <div ref={plot} className={styles.plot} role="group" tabIndex={0} aria-labelledby={titleId} aria-describedby={keysId} {...handlers}>
        <CurvesContext value={curves}>{box.width > 0 && <CurveFrame axis={axis} scale={scale} window={window} geometry={geometry} rem={box.rem} />}</CurvesContext>
        {mark && <StepMark range={mark} window={window} geometry={geometry} />}
        {empty && <p className={styles.empty}>{text.empty}</p>}
        {drag && <div className={styles.window} style={{ left: Math.min(drag.from, drag.to), width: Math.abs(drag.to - drag.from), top: geometry.top, height: geometry.plotHeight }} />}
        {!empty && <Crosshair curves={curves} view={view} geometry={geometry} read={read} stepName={text.step} />}
        <VisuallyHidden>
          <span id={keysId}>{text.keys}</span>
          <span role="status">{describeCrosshair({ curves, view, read, stepName: text.step })}</span>
        </VisuallyHidden>
      </div>
      <div className={styles.axisName}>{text.step}</div>
      <CurveTable title={title} curves={curves} window={window} read={read} />
    </figure>
  );
}
