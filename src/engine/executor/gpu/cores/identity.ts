import { inputRow, type CoreSnippets } from './coreSnippets';

/** z = x: a tail without a core, in front of the first layer with weights. */
export function identitySnippets(sharedInput: boolean): CoreSnippets {
  return {
    forward: { inputs: ['X'], uniforms: {}, functions: '', code: `z = X_at(ivec2(p.x, ${inputRow(sharedInput)}));` },
    inputGradient: { inputs: ['DZ'], uniforms: {}, functions: '', code: 'dx = DZ_at(p);' },
    parameterGradient: null,
  };
}
