import { describe, expect, it } from 'vitest';
import { lessons } from '@/app/catalog';
import { shippedDecks } from '@/app/lecture/shippedDecks';
import { readDeck } from '@/export/deck/readDeck';
import type { MeasuredRun } from '@/engine/worker/protocol';
import { measure } from './measure';

type End = MeasuredRun['evaluations'][number]['lanes'];

/** What the answers of the decks say in numbers, deck by deck and state by state (from 1), about the end of the very run. */
const answers: readonly (readonly [deck: string, state: number, holds: (end: End, run: MeasuredRun) => readonly boolean[]])[] = [
  ['activations', 1, ([linear, sigmoid, tanh, relu]) => [tanh!.validationAccuracy > 0.985, relu!.validationAccuracy > 0.985, linear!.validationAccuracy < 0.6, sigmoid!.validationAccuracy < 0.6]],
  ['activations', 3, ([one, two, five, relu]) => [relu!.validationAccuracy > 0.975, ...[one, two, five].map((lane) => Math.abs(lane!.validationAccuracy - 0.5) < 0.06)]],
  ['activations', 5, ([linear, sigmoid]) => [sigmoid!.validationAccuracy > 0.985, linear!.validationAccuracy < 0.6]],
  ['activations', 7, ([relu, leaky, , selu, ...others]) => [relu, leaky].flatMap((lane) => [lane!.validationAccuracy > 0.985, others.every((other) => other.validationAccuracy < lane!.validationAccuracy), selu!.validationAccuracy < 0.75])],
  ['initialisation', 1, ([zeros, constant, small, , he], run) => [he!.validationAccuracy > 0.93, ...[zeros, constant, small].map((lane) => lane!.validationAccuracy < 0.13), run.lanes[3]!.divergedAt! < 10]],
  ['initialisation', 5, ([lecun, glorot, he]) => [he!.validationAccuracy > 0.93, lecun!.validationAccuracy < 0.75, glorot!.validationAccuracy < 0.75]],
  ['initialisation', 6, ([lecun, glorot, he, glorotRelu]) => [...[lecun, glorot, he].map((lane) => lane!.validationAccuracy > 0.94), glorotRelu!.validationAccuracy < 0.75]],
  ['batch-normalisation', 1, ([slow, fast, slowNorm, fastNorm]) => [fast!.validationAccuracy < 0.25, fastNorm!.validationAccuracy > 0.97, ...[slow, slowNorm].map((lane) => lane!.validationAccuracy < fastNorm!.validationAccuracy)]],
  ['batch-normalisation', 3, ([, norm], run) => [norm!.validationAccuracy > 0.9, run.lanes[0]!.divergedAt! < 10]],
  ['batch-normalisation', 4, (end) => [end[1]!.validationAccuracy < end[0]!.validationAccuracy - 0.1, Math.abs(end[3]!.validationAccuracy - end[2]!.validationAccuracy) < 0.02, end[5]!.validationAccuracy > end[4]!.validationAccuracy, end[7]!.validationAccuracy > end[6]!.validationAccuracy]],
  ['batch-normalisation', 5, ([half, nine, late], run) => [late!.validationLoss > 1.3 * half!.validationLoss, late!.validationLoss > 1.3 * nine!.validationLoss, run.batchLoss.every((loss, index) => loss === run.batchLoss[index - (index % 3)])]],
  ['batch-normalisation', 6, ([plain, sigmoid, , relu]) => [plain!.validationAccuracy < 0.13, sigmoid!.validationAccuracy > 0.95, relu!.validationLoss < 0.4 * sigmoid!.validationLoss]],
  ['optimizers', 1, ([sgd, , adagrad, ...adaptive]) => [sgd!.trainLoss > 0.5, adagrad!.trainLoss > 0.5, ...adaptive.map((lane) => lane.trainLoss < 0.01)]],
  ['optimizers', 2, ([sgd, momentum, adagrad]) => [Math.abs(sgd!.validationAccuracy - 0.96) < 0.01, momentum!.validationAccuracy > 0.985, adagrad!.validationAccuracy > 0.985]],
  ['optimizers', 4, ([slow, fast, momentum]) => [fast!.trainLoss < momentum!.trainLoss + 0.03, slow!.trainLoss > momentum!.trainLoss + 0.1]],
  ['optimizers', 5, ([momentum, nesterov]) => [Math.abs(momentum!.trainLoss - nesterov!.trainLoss) < 0.01]],
  ['dropout', 2, ([none, , half, most]) => [none!.trainAccuracy > 0.98, Math.abs(half!.trainAccuracy - 0.7) < 0.05, Math.abs(none!.validationAccuracy - 0.64) < 0.02, half!.validationAccuracy > 0.8, most!.validationAccuracy > 0.8]],
  ['dropout', 5, ([none, , half]) => [none!.validationAccuracy > 0.9, Math.abs(half!.validationAccuracy - 0.4) < 0.03, half!.trainAccuracy < none!.trainAccuracy - 0.2]],
  ['dropout', 6, ([none, half]) => [Math.abs(none!.validationAccuracy - 0.88) < 0.02, Math.abs(half!.validationAccuracy - 0.96) < 0.01]],
];

const slugs = new Set(lessons.map(({ slug }) => slug));

describe('the answers of the decks', () => {
  it.each(answers.map(([deck, state, holds]) => [`${deck}, state ${state}`, deck, state, holds] as const))('%s', async (_, slug, state, holds) => {
    const { deck } = readDeck(await shippedDecks.find((shipped) => shipped.slug === slug)!.text(), slugs);
    const { experiment, reveal } = deck!.items[state - 1]!;
    expect(reveal).toBeDefined();
    const run = await measure(experiment);
    const verdicts = holds(run.evaluations.at(-1)!.lanes, run);
    expect(verdicts.length).toBeGreaterThan(0);
    expect(verdicts).toEqual(verdicts.map(() => true));
  }, 120_000);
});
