import { describe, expect, test } from 'vitest';
import { nodeProblem } from '../../scripts/lib/dependencies.mjs';

describe('the Node version', () => {
  test.each(['20.19.0', '20.20.2', '22.12.0', '24.1.0', '26.0.0'])('%s will do', (version) => {
    expect(nodeProblem(version)).toBeUndefined();
  });

  test.each(['18.20.0', '20.18.3', '21.7.0', '22.11.9'])('%s is refused with the versions that would do', (version) => {
    expect(nodeProblem(version)).toContain('20.19');
  });
});
