import { defineConfig } from 'vite';
import { precompress, styleLast } from './build-plugins.ts';

/** `demo` additionally contains the simulator's way in; production builds never do. */
export default defineConfig({
  base: '/app/',
  plugins: [styleLast(), precompress()],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    target: ['es2022', 'safari16.4', 'chrome111'],
    modulePreload: { polyfill: false },
    // Icons and fonts stay files: a data address would need a wider content policy.
    assetsInlineLimit: 0,
    emptyOutDir: true,
  },
});
