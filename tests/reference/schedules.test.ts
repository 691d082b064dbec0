import { initialPerformance, learningRateAt, momentumAt, nextPerformanceState } from '@/engine/math/schedules';
import { checksOf, describeReference } from './cases/file';
import { oneCycleMomentum, performanceCase, performancePytorch, scheduleCases, scheduleFile, scheduleTolerance } from './cases/schedules';
import { expectWithin } from './compare';

/** The rate of every epoch when the metric is reported after it; `floor` is the library's min_lr. */
function performanceRates(patience: number, floor: number): number[] {
  const spec = { kind: 'performance', factor: 0.5, patience, threshold: 1e-4 } as const;
  let state = initialPerformance;
  return performanceCase.metric.map((metric, epoch) => {
    const rate = learningRateAt(spec, 0.1, epoch, state);
    state = nextPerformanceState(state, spec, metric);
    return Math.max(floor, rate);
  });
}

describeReference(
  scheduleFile,
  {
    ...checksOf(scheduleCases, ({ id, base, schedules, values }) => {
      const rates = values.map((_, step) => schedules.reduce((rate, schedule) => learningRateAt(schedule, rate, step), base));
      expectWithin(rates, values, scheduleTolerance);
      if (id === 'onecycle_linear')
        expectWithin(values.map((_, step) => momentumAt({ kind: 'oneCycle', steps: 100 }, 0.9, step)), oneCycleMomentum, scheduleTolerance);
    }),
    // Their threshold is absolute, ours a share of the best; the metrics, multiples of 2⁻¹², improve by more than either.
    performance_keras: () => expectWithin(performanceRates(5, 0.001), performanceCase.values, scheduleTolerance),
    // "bad > patience" is one evaluation later than ours.
    performance_pytorch: () => expectWithin(performanceRates(6, 0.001), performancePytorch.values, scheduleTolerance),
  },
  {
    power_inverse_time_staircase: 'no staircases: the smooth form is taught',
    exponential_staircase: 'no staircases: the smooth form is taught',
    onecycle_pytorch: 'oneCycle is the linear textbook form',
    cosine_warm_restarts: 'no restarts',
    caffe_poly: 'not in the curriculum',
    caffe_sigmoid: 'not in the curriculum',
  },
);
