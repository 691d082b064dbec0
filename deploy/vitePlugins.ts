import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Connect, Plugin } from 'vite';
import { metaPolicy } from './securityHeaders.ts';

/** Writes the content security policy into the built page, for hosts that cannot send headers. */
export function contentSecurityPolicy(): Plugin {
  return {
    name: 'descent:csp',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (html) => ({
        html,
        tags: [
          {
            tag: 'meta',
            attrs: { 'http-equiv': 'Content-Security-Policy', content: metaPolicy },
            injectTo: 'head-prepend',
          },
        ],
      }),
    },
  };
}

/** GitHub Pages answers an unknown path with 404.html: a deep link must find the application there. */
export function deepLinkPage(): Plugin {
  let outDir = 'dist';
  return {
    name: 'descent:deep-links',
    apply: 'build',
    applyToEnvironment: (environment) => environment.name === 'client',
    configResolved(config) {
      outDir = resolve(config.root, config.build.outDir);
    },
    closeBundle: {
      // After every other plugin, and not at all when the build failed.
      order: 'post',
      handler(error) {
        if (!error) copyFileSync(join(outDir, 'index.html'), join(outDir, '404.html'));
      },
    },
  };
}

const layerOrder = '@layer tokens, base, ui, widgets, kit, app, print;';

/**
 * The first stylesheet that names a cascade layer decides its rank, and which file of the build the browser reads first
 * is the bundler's affair. So each of ours begins with the order of all.
 */
export function cascadeLayers(): Plugin {
  return {
    name: 'descent:cascade-layers',
    enforce: 'pre',
    transform: {
      filter: { id: { include: /\/src\/.*\.css$/, exclude: /node_modules/ } },
      handler: (css) => `${layerOrder}\n${css}`,
    },
  };
}

/** KaTeX lists every font as woff2, woff and ttf. Every browser we support reads woff2. */
export function onlyModernFonts(): Plugin {
  return {
    name: 'descent:katex-fonts',
    enforce: 'pre',
    transform: {
      filter: { id: /katex(\.min)?\.css$/ },
      handler: (css) => css.replaceAll(/,\s*url\([^)]+\.(?:woff|ttf)\)\s*format\(["'](?:woff|truetype)["']\)/g, ''),
    },
  };
}

/**
 * long.js, which tfjs brings along for integer hashing, compiles a tiny WebAssembly module inside try/catch when it is
 * loaded. The policy forbids that, so every visit would report a violation. Here it takes the path it has for browsers
 * without WebAssembly instead, and the policy needs no 'wasm-unsafe-eval'.
 */
export function longWithoutWebAssembly(): Plugin {
  const attempt = /wasm = new WebAssembly\.Instance\([\s\S]*?\.exports;/;
  return {
    name: 'descent:long-without-wasm',
    apply: 'build',
    transform: {
      filter: { id: /\/node_modules\/long\/src\/long\.js$/ },
      handler(code) {
        if (!attempt.test(code)) this.error('long.js has changed: it may try WebAssembly under a policy that forbids it');
        return { code: code.replace(attempt, 'wasm = null;'), map: null };
      },
    },
  };
}

/** The licences travel with the scripts, from which the build strips their comments. */
export function licenceFiles(): Plugin {
  return {
    name: 'descent:licences',
    apply: 'build',
    applyToEnvironment: (environment) => environment.name === 'client',
    generateBundle() {
      for (const fileName of ['LICENSE', 'THIRD_PARTY_NOTICES.txt']) {
        this.emitFile({ type: 'asset', fileName, source: readFileSync(new URL(`../${fileName}`, import.meta.url)) });
      }
    },
  };
}

/** vite answers an unknown path with the page, also where a data file is missing. A real host answers 404; so do we. */
export function missingFilesAreMissing(): Plugin {
  let base = '/';
  const guard =
    (folder: string): Connect.NextHandleFunction =>
    (request, response, next) => {
      const path = new URL(request.url ?? '/', 'http://localhost').pathname.replace(base, '/');
      if (!/^\/(?:data|assets)\//.test(path) || existsSync(join(folder, path))) return next();
      response.statusCode = 404;
      response.end('Not found');
    };
  return {
    name: 'descent:missing-files',
    configResolved(config) {
      base = config.base;
    },
    configureServer: (server) => void server.middlewares.use(guard(server.config.publicDir)),
    configurePreviewServer: (server) =>
      void server.middlewares.use(guard(resolve(server.config.root, server.config.build.outDir))),
  };
}
