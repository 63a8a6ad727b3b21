import { defineConfig } from 'vite';
import { firstScreenGroup, precompress, styleLast } from './build-plugins.ts';

/** Only the `demo` mode contains the simulator's adapter. */
export default defineConfig({
  base: '/app/',
  plugins: [styleLast(), precompress()],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    target: ['es2022', 'safari16.4', 'chrome111'],
    modulePreload: { polyfill: false },
    // Icons and fonts stay separate files, because data: URLs would need a wider content security policy.
    assetsInlineLimit: 0,
    emptyOutDir: true,
    // The server reads the names of the chunks that a page should load early.
    manifest: true,
    rolldownOptions: { output: { codeSplitting: { groups: [firstScreenGroup()] } } },
  },
});
