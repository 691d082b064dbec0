import { useCurvePanels } from '@/lesson-kit/lab/useCurvePanels';
import { CurveChart } from '@/widgets/charts/curves/CurveChart';
import { LectureLegend } from './LectureLegend';

const measured = { training: { loss: 'trainLoss', accuracy: 'trainAccuracy' }, validation: { loss: 'validationLoss', accuracy: 'validationAccuracy' } } as const;

/** One chart as large as the room allows, and beside it who is who. */
export function LectureChart({ split }: { readonly split: 'training' | 'validation' }) {
  const panel = useCurvePanels()[split];
  return (
    <>
      <CurveChart {...panel} />
      <LectureLegend metric={measured[split][panel.kind]} />
    </>
  );
}
