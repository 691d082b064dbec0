/** What has been asked of WebGL in this realm, whoever asked: counted on the context's own functions. */
export interface GlCounts {
  programs: number;
  uploads: number;
  reads: number;
  textures: number;
}

const counts: GlCounts = { programs: 0, uploads: 0, reads: 0, textures: 0 };

export const glCounts = (): GlCounts => ({ ...counts });

const prototype = WebGL2RenderingContext.prototype as unknown as Record<string, (...parameters: unknown[]) => unknown>;

function watch(name: string, note: (parameters: unknown[]) => void): void {
  const original = prototype[name]!;
  prototype[name] = function (this: unknown, ...parameters: unknown[]) {
    note(parameters);
    return original.apply(this, parameters);
  };
}

const bytes = (parameters: unknown[]): number => (ArrayBuffer.isView(parameters.at(-1)) ? 1 : 0);

/** Must run before the context is used. */
export function watchGl(): void {
  watch('drawArrays', () => { counts.programs += 1; });
  watch('drawElements', () => { counts.programs += 1; });
  watch('texSubImage2D', (parameters) => { counts.uploads += bytes(parameters); });
  watch('texImage2D', (parameters) => { counts.uploads += bytes(parameters); });
  watch('readPixels', () => { counts.reads += 1; });
  watch('createTexture', () => { counts.textures += 1; });
}
