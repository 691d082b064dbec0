import type { ActivationName } from '@/engine/experiment/types';

/** φ(z) as engine/math/activations computes it. */
export const activationFormulas: Readonly<Record<ActivationName, string>> = {
  linear: 'z',
  sigmoid: '1 / (1 + e⁻ᶻ)',
  tanh: 'tanh z',
  relu: 'max(0, z)',
  leakyRelu: 'max(0, z) + α·min(0, z)',
  elu: 'max(0, z) + α·min(0, eᶻ − 1)',
  selu: '1.0507·(max(0, z) + 1.6733·min(0, eᶻ − 1))',
  gelu: 'z·Φ(z)',
  geluTanh: '½z·(1 + tanh(√(2/π)·(z + 0.0447z³)))',
  silu: 'z / (1 + e⁻ᶻ)',
  softplus: 'ln(1 + eᶻ)',
  hardSigmoid: 'min(1, max(0, 0.2z + 0.5))',
  softsign: 'z / (1 + |z|)',
  mish: 'z·tanh(ln(1 + eᶻ))',
};
