import { batchSize, dropoutRate, hiddenWidth, labelNoise, optimizerSettings, seed, steps, trainSize, type Setting } from '@/lesson-kit';

type NumberControl = Extract<Setting['control'], { kind: 'number' }>;

const ranged = (setting: Setting, change: Partial<NumberControl>): Setting => ({ ...setting, control: { ...setting.control, ...change } as NumberControl });

const width: Setting = { ...ranged(hiddenWidth, { min: 8, max: 256 }), why: { en: 'Dropout leaves (1 − p) of them to each sample: a narrow layer cannot spare any.', zh: 'Dropout 只给每个样本留下 (1 − p)：窄的层一个也省不出来。' } };

export const settings: readonly Setting[] = [dropoutRate, ranged(labelNoise, { max: 0.8 }), trainSize, width, ...optimizerSettings.filter(({ id }) => ['optimizer', 'learningRate'].includes(id)), batchSize, steps, seed];
