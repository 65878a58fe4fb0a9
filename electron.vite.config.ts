import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import fs from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const at = (file: string) => fileURLToPath(new URL(file, import.meta.url));

// The oldest runtime we start on is Electron 33. Without these, the build aims at the Electron that package.json names.
const NODE = 'node20.18';
const CHROME = 'chrome130';

/** Worker threads of the service: each becomes a file of its own beside the service's. */
const jobs = at('electron/service/jobs');
const workers = (fs.existsSync(jobs) ? fs.readdirSync(jobs) : [])
  .filter((name) => name.endsWith('-worker.ts'))
  .map((name) => [name.replace(/\.ts$/, ''), `${jobs}/${name}`] as const);

/** What the reader of PDF documents takes at need, under `pdf/`: character tables, the standard fonts and decoders of images. */
function besidePdf(): Plugin {
  const reader = at('node_modules/pdfjs-dist');
  return {
    name: 'beside-pdf',
    generateBundle() {
      for (const folder of ['cmaps', 'standard_fonts', 'wasm'])
        for (const name of fs.readdirSync(`${reader}/${folder}`))
          this.emitFile({ type: 'asset', fileName: `pdf/${folder}/${name}`, source: fs.readFileSync(`${reader}/${folder}/${name}`) });
    },
  };
}

export default defineConfig({
  main: {
    // fflate's build for Node declares a `require` of its own, which an ES module that is given one cannot have twice.
    resolve: { alias: [{ find: /^fflate$/, replacement: 'fflate/browser' }] },
    build: {
      target: NODE,
      outDir: at('out/main'),
      sourcemap: true,
      // package.json's "dependencies" (native addons alone) stay outside the bundle; devDependencies go in.
      rolldownOptions: {
        input: { index: at('electron/main/index.ts'), service: at('electron/service/index.ts'), ...Object.fromEntries(workers) },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      target: NODE,
      outDir: at('out/preload'),
      // A sandboxed preload must be CommonJS.
      rolldownOptions: { input: { preload: at('electron/preload.ts') }, output: { format: 'cjs', entryFileNames: '[name].cjs' } },
    },
  },
  renderer: {
    root: at('renderer'),
    plugins: [react(), besidePdf()],
    // The shell's protocol puts a fresh nonce there on every load.
    html: { cspNonce: '__CSP_NONCE__' },
    build: {
      target: CHROME,
      outDir: at('out/renderer'),
      minify: true,
      assetsInlineLimit: 0,
      // Everything is read from the disk beside it: splitting would save nothing.
      chunkSizeWarningLimit: 4_000,
      rolldownOptions: { input: at('renderer/index.html') },
    },
  },
});
