import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';
import type { Build, KeptFile } from '../src/offline/build.ts';

const sources = fileURLToPath(new URL('../src/offline', import.meta.url));

/** The workers' scripts: the one that keeps the site on the device, and the one that takes its place to remove it. */
const workers = { 'sw.js': 'serviceWorker.ts', 'sw-retire.js': 'retire.ts' } as const;

/** Not part of the site as a page sees it; 404.html is the page again. */
const left = /^(?:\.vite\/.*|404\.html|robots\.txt|sw(?:-retire)?\.js|.*\.map)$/;

function keptFile(outDir: string, name: string): KeptFile {
  const content = readFileSync(join(outDir, name));
  return {
    // Hosts differ in what they make of /index.html; the folder is the page on all of them.
    path: name === 'index.html' ? '' : name,
    integrity: `sha256-${createHash('sha256').update(content).digest('base64')}`,
    bytes: content.byteLength,
  };
}

/** Everything that a finished build needs without a network, and a name for exactly this content. */
function describeBuild(outDir: string): Build {
  const names = readdirSync(outDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(outDir.length + 1).replaceAll(sep, '/'))
    .filter((name) => !left.test(name))
    .toSorted();
  const files = names.map((name) => keptFile(outDir, name));
  const version = createHash('sha256').update(JSON.stringify(files)).digest('hex').slice(0, 12);
  return { version, files };
}

/** Writes sw.js and sw-retire.js beside a finished build. Each is one classic script: no browser lacks those. */
export async function writeServiceWorkers(outDir: string): Promise<void> {
  const described = describeBuild(outDir);
  for (const [fileName, entry] of Object.entries(workers)) {
    await build({
      configFile: false,
      logLevel: 'warn',
      publicDir: false,
      define: { __BUILD__: JSON.stringify(described) },
      build: {
        outDir,
        emptyOutDir: false,
        target: 'es2022',
        lib: { entry: join(sources, entry), formats: ['iife'], name: 'descentServiceWorker', fileName: () => fileName },
      },
    });
  }
}

/** After everything else has been written: the service worker names every file of the build with its content. */
export function serviceWorker(): Plugin {
  let outDir = 'dist';
  return {
    name: 'descent:service-worker',
    apply: 'build',
    applyToEnvironment: (environment) => environment.name === 'client',
    configResolved(config) {
      outDir = resolve(config.root, config.build.outDir);
    },
    closeBundle: {
      order: 'post',
      async handler(error) {
        if (!error) await writeServiceWorkers(outDir);
      },
    },
  };
}
