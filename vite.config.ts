import { fileURLToPath } from 'node:url';
import mdx from '@mdx-js/rollup';
import react from '@vitejs/plugin-react';
import rehypeKatex from 'rehype-katex';
import remarkCjkFriendly from 'remark-cjk-friendly';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import { defineConfig } from 'vite';
import { proseIdsModule } from './deploy/prosePlugin.ts';
import { proseSections } from './deploy/proseSections.ts';
import { securityHeaders } from './deploy/securityHeaders.ts';
import { serviceWorker } from './deploy/serviceWorker.ts';
import {
  cascadeLayers,
  contentSecurityPolicy,
  deepLinkPage,
  licenceFiles,
  longWithoutWebAssembly,
  missingFilesAreMissing,
  onlyModernFonts,
} from './deploy/vitePlugins.ts';

// tfjs carries licence headers in every file; they are in THIRD_PARTY_NOTICES.txt once instead.
const withoutLegalComments = { output: { comments: { legal: false } } };

export default defineConfig({
  // Project pages live below a path: BASE_PATH=/descent/ npm run build
  base: `/${process.env['BASE_PATH'] ?? ''}/`.replaceAll(/\/{2,}/g, '/'),
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  plugins: [
    proseIdsModule(),
    {
      // Before React's transform, which expects JavaScript.
      enforce: 'pre',
      ...mdx({
        // Without remarkCjkFriendly, `**强调。**后文` stays literal: Markdown's emphasis rules assume spaces.
        remarkPlugins: [remarkGfm, remarkCjkFriendly, remarkMath],
        // A formula that does not parse fails the build, not the reader.
        rehypePlugins: [[rehypeKatex, { strict: 'error', throwOnError: true }], proseSections],
      }),
    },
    react({ include: /\.(mdx|tsx)$/ }),
    cascadeLayers(),
    onlyModernFonts(),
    contentSecurityPolicy(),
    deepLinkPage(),
    licenceFiles(),
    missingFilesAreMissing(),
    serviceWorker(),
  ],
  worker: {
    format: 'es',
    plugins: () => [longWithoutWebAssembly()],
    rolldownOptions: withoutLegalComments,
  },
  build: {
    target: 'es2022',
    // The first versions with light-dark(). For older ones it would be rewritten into variables that are resolved where
    // they are declared: a dark panel on a light page would then be right in development and wrong in the build.
    cssTarget: ['chrome123', 'firefox121', 'safari17.5'],
    // scripts/check-size.mjs reads it.
    manifest: true,
    // A data: URL is something the policy would have to allow.
    assetsInlineLimit: 0,
    // The worker's chunk, which holds tfjs; check-size.mjs guards the pages.
    chunkSizeWarningLimit: 1200,
    rolldownOptions: withoutLegalComments,
  },
  // The built site under the real headers, so that what passes here passes on a host that sends them.
  preview: { host: '127.0.0.1', headers: securityHeaders },
});
