import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { contract } from '../shared/api/contract.ts';

/** All the client needs of the contract: the schemas with zod stay out of the first load. */
const routes = Object.fromEntries(Object.entries(contract).map(([name, { method, path }]) => [name, { method, path }]));

export default defineConfig({
  root: import.meta.dirname,
  cacheDir: '.vite',
  plugins: [react(), tailwindcss()],
  define: { __ROUTES__: JSON.stringify(routes) },
  build: {
    target: 'es2023',
    outDir: 'dist',
    emptyOutDir: true,
    // The policy of the page allows its own files only, and no data: scripts or fonts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  server: {
    port: 5173,
    strictPort: true,
    // The HTTP API, and not the files of web/api.
    proxy: { '^/api/(?!.*\\.ts(\\?|$))': process.env.API_URL ?? 'http://127.0.0.1:3000' },
  },
});
