import { describe, expect, it } from 'vitest';
import { proseIds } from '../../deploy/prosePlugin.ts';

describe('the ids of a text', () => {
  it('are found once each, in order, and not in code', () => {
    const text = [
      'A <Term id="gradient">gradient</Term>, <Term',
      'id="dropout">dropout</Term>, <Term id="gradient">again</Term>.',
      '<Claim id="first-step" />',
      '<Predict id="p" />',
      '<Challenge id="x" /> and `<Claim id="example" />`',
      '```',
      '<Claim id="block" />',
      '```',
      '<ClaimX id="no" />',
    ].join('\n');
    expect(proseIds(text)).toEqual({ claims: ['first-step'], predictions: ['p'], challenges: ['x'], terms: ['gradient', 'dropout'] });
  });
});
