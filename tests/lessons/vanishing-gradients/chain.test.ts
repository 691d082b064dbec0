import { describe, expect, it } from 'vitest';
import { chainOf, networks } from '@/lessons/vanishing-gradients/chain';

const chain = (id: string, depth = 8, seed = 1) => chainOf(networks.find((network) => network.id === id)!, depth, seed);
const product = (id: string, depth = 8, seed = 1) => chain(id, depth, seed).layers[0]!.errorBelow;

describe('the chain rule in numbers', () => {
  it('ends at the running product of the layer factors', () => {
    for (const { id } of networks) {
      const { layers, lines } = chain(id);
      const factors = layers.map(({ slopeFactor, normFactor, weightFactor }) => slopeFactor * normFactor * weightFactor);
      expect(factors.reduce((all, factor) => all * factor, 1) / product(id)).toBeCloseTo(1, 9);
      expect(lines.at(-1)!.values).toHaveLength(9);
    }
  });

  it('shows what the text says of the five networks, for every draw', () => {
    for (const seed of [1, 2, 3, 4]) {
      const { layers } = chain('sigmoid', 8, seed);
      for (const { slopeFactor } of layers) expect(slopeFactor).toBeLessThanOrEqual(0.25);
      expect(product('sigmoid', 8, seed)).toBeLessThan(2e-4);
      expect(product('sigmoidLarge', 8, seed)).toBeGreaterThan(1e-3);
      expect(product('sigmoidSmall', 8, seed)).toBeLessThan(1e-12);
      expect(product('tanhLarge', 8, seed)).toBeGreaterThan(5);
      expect(product('sigmoidNorm', 8, seed)).toBeGreaterThan(0.05);
    }
    expect(product('sigmoid', 30)).toBeLessThan(0.25 ** 25);
  });
});
