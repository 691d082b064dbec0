import { inputRow, type CoreSnippets } from './coreSnippets';

/** z = x: a tail without a core, in front of the first layer with weights. */
export function identitySnippets(sharedInput: boolean): CoreSnippets {
  return {
    forward: { inputs: ['X'], uniforms: {}, functions: '', code: `z = texelFetch(X, ivec2(p.x, ${inputRow(sharedInput)}), 0);` },
    inputGradient: { inputs: ['DZ'], uniforms: {}, functions: '', code: 'dx = texelFetch(DZ, p, 0);' },
    parameterGradient: null,
  };
}
