import { describe, expect, it } from 'vitest';
import { diagnose } from '@/tutor/diagnosis/diagnose';
import { applyRemedy } from '@/tutor/diagnosis/remedy';
import type { DiagnosisInput } from '@/tutor/diagnosis/types';
import { labelledCases } from '../labelledRuns/cases';
import { inputOf } from '../labelledRuns/record';
import { halfOf } from '../labelledRuns/split';
import { showsItsFault } from '../labelledRuns/symptoms';
import type { LabelledCase } from '../labelledRuns/types';

const last = (run: DiagnosisInput) => run.evaluations.findLast(({ trainLoss }) => Number.isFinite(trainLoss))!;

/** What the treatment must make better: the loss that matters for the fault, by at least a tenth. */
function better({ fault }: LabelledCase, sick: DiagnosisInput, treated: DiagnosisInput): boolean {
  if (treated.progress.status === 'diverged') return false;
  if (fault === 'diverging' || sick.progress.status === 'diverged') return last(treated).trainLoss < treated.evaluations[0]!.trainLoss * 1.5;
  if (fault === 'over-fitting' || fault === 'labels-unrelated') return last(treated).validationLoss < 0.9 * last(sick).validationLoss;
  if (fault === 'noisy-band') return scatter(treated) < 0.5 * scatter(sick);
  return last(treated).trainLoss < 0.9 * last(sick).trainLoss;
}

/** The same network, validated on images that were never copied. */
const onFreshImages = (labelled: LabelledCase): LabelledCase => ({ ...labelled, experiment: (seed) => {
  const experiment = labelled.experiment(seed);
  return { ...experiment, data: { ...experiment.data, validateOn: 'fresh' } };
} });

/** How much better validation looks than fresh images: what the treatment of a leak must take away. */
const flattery = (run: DiagnosisInput, fresh: DiagnosisInput): number => last(run).validationAccuracy - last(fresh).validationAccuracy;

function scatter({ batchLoss }: DiagnosisInput): number {
  const tail = Array.from(batchLoss).slice(-100);
  const mean = tail.reduce((sum, loss) => sum + loss, 0) / tail.length;
  return Math.sqrt(tail.reduce((sum, loss) => sum + (loss - mean) ** 2, 0) / tail.length);
}

describe('the one change that the doctor offers', () => {
  it('helps in at least nine of ten development runs, tried on the real engine', async () => {
    const tried: { readonly id: string; readonly helped: boolean; readonly remedy: string }[] = [];
    for (const labelled of labelledCases(1).filter(({ id }) => halfOf(id) === 'development')) {
      const sick = await inputOf(labelled);
      const [main] = diagnose(sick);
      if (!main?.remedy || !showsItsFault(labelled.fault, sick)) continue;
      const { remedy } = main;
      const treatment: LabelledCase = { ...labelled, experiment: (seed) => {
        const both = applyRemedy(labelled.experiment(seed), 0, remedy);
        return { ...both, lanes: both.lanes.slice(1) };
      } };
      const treated = await inputOf(treatment);
      const helped = labelled.fault === 'leakage' ? flattery(treated, await inputOf(onFreshImages(treatment))) <= 0.15 : better(labelled, sick, treated);
      tried.push({ id: `${labelled.id} ${labelled.seed}`, remedy: remedy.kind, helped });
    }
    const failed = tried.filter(({ helped }) => !helped);
    expect(tried.length).toBeGreaterThan(60);
    if (failed.length > tried.length / 10) throw new Error(`${failed.length} of ${tried.length} treatments did not help: ${JSON.stringify(failed, null, 1)}`);
  }, 600_000);
});
