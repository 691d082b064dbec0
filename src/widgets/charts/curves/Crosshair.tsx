import { formatCount, formatNumber } from '@/widgets/format';
import { LaneNumber } from '@/widgets/lanes/LaneMark';
import styles from './CurveChart.module.css';
import { pointAtStep, type Curve } from './curve';
import { stepToX, type Geometry } from './geometry';
import type { ChartView } from './useChartView';

/** Exact values live in the run, not in the decimated line; without a reader the line's own points have to do. NaN: none. */
export type ReadCurve = (curve: Curve, step: number) => number;

export const readSeries: ReadCurve = ({ series }, step) => pointAtStep(series, step)?.value ?? NaN;

interface CrosshairProps {
  readonly curves: readonly Curve[];
  readonly view: ChartView;
  readonly geometry: Geometry;
  readonly read: ReadCurve;
  readonly stepName: string;
}

/** More rows than this would cover the chart. */
const readableRows = 12;

/** The lanes first, then as many earlier runs as there is room for. */
function rowsOf(curves: readonly Curve[]): readonly Curve[] {
  const lanes = curves.filter((curve) => !curve.ghost);
  return curves.length > readableRows ? lanes : [...lanes, ...curves.filter((curve) => curve.ghost)];
}

/** Line at the step and a table with the exact value of every lane there. */
export function Crosshair({ curves, view, geometry, read, stepName }: CrosshairProps) {
  const { crosshair, window } = view;
  if (crosshair === null || crosshair < window[0] || crosshair > window[1]) return null;
  const x = stepToX(crosshair, window, geometry);
  // In the half where the crosshair is not, and always inside the frame.
  const inLeftHalf = x < geometry.left + geometry.plotWidth / 2;
  return (
    <>
      <div className={styles.crosshair} style={{ left: x, top: geometry.top, height: geometry.plotHeight }} />
      <div className={styles.readout} style={{ top: geometry.top, ...(inLeftHalf ? { right: geometry.right } : { left: geometry.left + 4 }) }}>
        <div className={styles.readoutStep}>
          {stepName} {formatCount(crosshair)}
        </div>
        <table>
          <tbody>
            {rowsOf(curves).map((curve) => (
              <tr key={curve.id} data-ghost={curve.ghost === true}>
                <th scope="row">
                  <LaneNumber lane={curve.lane} />
                  <span>{curve.label}</span>
                </th>
                <td>{formatNumber(read(curve, crosshair), 4)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

/** The same values as a sentence, for the live region. */
export function describeCrosshair({ curves, view, read, stepName }: Omit<CrosshairProps, 'geometry'>): string {
  if (view.crosshair === null) return '';
  const step = view.crosshair;
  const values = rowsOf(curves).map((curve) => `${curve.label} ${formatNumber(read(curve, step), 4)}`);
  return `${stepName} ${step}: ${values.join('; ')}`;
}
