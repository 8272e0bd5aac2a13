import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { mantineVariablesCss } from './src/kit/theme/mantine-variables.ts';

const page = (path: string) => new URL(path, import.meta.url).pathname;
const backend = `http://127.0.0.1:${process.env['PORT'] ?? '8080'}`;

export default defineConfig({
  root: page('.'),
  appType: 'mpa',
  plugins: [react(), mantineVariables(), pageOfPath()],
  build: {
    outDir: page('dist'),
    emptyOutDir: true,
    target: 'es2022',
    // Data URLs for fonts or images would need a wider content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // What the installed apps keep for times without network (`kit/installed`).
    manifest: 'files.json',
    rolldownOptions: {
      input: {
        public: page('index.html'),
        me: page('me/index.html'),
        clinic: page('clinic/index.html'),
        'service-worker': page('src/kit/installed/service-worker.ts'),
      },
      output: {
        // A service worker keeps its address, and answers for what lies below it.
        entryFileNames: ({ name }) =>
          name === 'service-worker' ? 'service-worker.js' : 'assets/[name]-[hash].js',
      },
    },
  },
  server: {
    host: '127.0.0.1',
    proxy: Object.fromEntries(
      ['/api', '/fhir', '/openapi.json', '/healthz', '/readyz'].map((at) => [at, backend]),
    ),
  },
});

/**
 * Mantine writes its theme variables into an inline `<style>` at run time, which a strict `style-src 'self'`
 * forbids. Here they become part of the stylesheet instead; the provider is told not to write them.
 */
function mantineVariables(): Plugin {
  const id = 'virtual:mantine-variables.css';
  return {
    name: 'titrate-mantine-variables',
    resolveId: (source) => (source === id ? `\0${id}` : undefined),
    load: (source) => (source === `\0${id}` ? mantineVariablesCss() : undefined),
  };
}

/** While developing: any path below `/clinic` and `/me` is that app, everything else the public pages. */
function pageOfPath(): Plugin {
  return {
    name: 'titrate-page-of-path',
    configureServer(server) {
      server.middlewares.use((request, _response, next) => {
        const path = (request.url ?? '/').split('?')[0] ?? '/';
        const isAsset = /\.[a-z0-9]+$/i.test(path) || path.startsWith('/@') || path.startsWith('/api');
        if (!isAsset && request.headers.accept?.includes('text/html')) {
          request.url = path.startsWith('/clinic')
            ? '/clinic/index.html'
            : path === '/me' || path.startsWith('/me/')
              ? '/me/index.html'
              : '/index.html';
        }
        next();
      });
    },
  };
}
