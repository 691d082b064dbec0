import { lossGradient, lossValue } from '@/engine/math/losses';
import { checksOf, describeReference } from './cases/file';
import { lossCases, lossFile, lossTolerances, uniformBaseline } from './cases/losses';
import { expectWithin } from './compare';

describeReference(
  lossFile,
  {
    ...checksOf(lossCases, ({ spec, outputs, predictions, targets, loss, gradient, parts, tolerance = lossTolerances.float64 }) => {
      expectWithin([lossValue(spec, predictions, targets, outputs)], [loss], tolerance);
      expectWithin(lossGradient(spec, predictions, targets, outputs), gradient, tolerance);
      const alone = parts.map((_, index) => {
        const own = (values: readonly number[]): number[] => values.slice(index * outputs, (index + 1) * outputs);
        return lossValue(spec, own(predictions), own(targets), outputs);
      });
      expectWithin(alone, parts, tolerance);
    }),
    uniform_prediction_baseline: () => {
      const classes = Object.keys(uniformBaseline).map(Number);
      const losses = classes.map((count) => {
        const oneHot = Array.from({ length: count }, (_, index) => (index === 0 ? 1 : 0));
        return lossValue({ kind: 'categoricalCrossEntropy' }, oneHot.map(() => 0.5), oneHot, count);
      });
      expectWithin(losses, Object.values(uniformBaseline), lossTolerances.float64);
    },
  },
  {
    half_mse_caffe: 'the product has no ½: mse is the mean of the squared error',
    logcosh: 'huber is the robust loss of the product',
    bce_from_probabilities: 'classification losses take logits, because probabilities lose the gradient of a confident mistake',
    categorical_ce_gradient_wrt_probabilities: 'as bce_from_probabilities',
    hinge: 'no margin losses',
    squared_hinge: 'no margin losses',
    multiclass_hinge: 'no margin losses',
    hinge_caffe_one_vs_rest: 'no margin losses',
    categorical_hinge_keras: 'no margin losses',
    kl_divergence: 'no distribution targets',
  },
);
