const kinds = ['Texture', 'Framebuffer', 'Buffer', 'Program', 'Shader', 'VertexArray', 'Query'] as const;
export type GlObjects = Readonly<Record<(typeof kinds)[number] | 'Sync', number>>;

/** Counts objects of all WebGL contexts that are opened from now on: made and not yet deleted. */
export function countGlObjects(): () => GlObjects {
  const live = Object.fromEntries([...kinds, 'Sync'].map((kind) => [kind, new Set<unknown>()])) as Record<keyof GlObjects, Set<unknown>>;
  const prototype = WebGL2RenderingContext.prototype as unknown as Record<string, (...parameters: unknown[]) => unknown>;
  const watch = (name: string, note: (parameters: unknown[], result: unknown) => void): void => {
    const original = prototype[name]!;
    prototype[name] = function (this: unknown, ...parameters: unknown[]) {
      const result = original.apply(this, parameters);
      note(parameters, result);
      return result;
    };
  };
  for (const kind of kinds) {
    watch(`create${kind}`, (_, made) => live[kind].add(made));
    watch(`delete${kind}`, ([given]) => live[kind].delete(given));
  }
  watch('fenceSync', (_, made) => live.Sync.add(made));
  watch('deleteSync', ([given]) => live.Sync.delete(given));
  return () => Object.fromEntries(Object.entries(live).map(([kind, objects]) => [kind, objects.size])) as GlObjects;
}
