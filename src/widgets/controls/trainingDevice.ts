import type { BackendInfo } from '@/engine/worker/backendProtocol';

/** Browsers without a graphics card draw WebGL on the processor; calling that a GPU would be untrue. */
const softwareRenderer = /swiftshader|llvmpipe|software|basic render/i;

/** What the networks really train on, for the page's words. */
export function trainingDevice({ name, renderer }: Pick<BackendInfo, 'name' | 'renderer'>): 'webgl' | 'software' | 'cpu' {
  return name === 'webgl' && softwareRenderer.test(renderer) ? 'software' : name;
}
