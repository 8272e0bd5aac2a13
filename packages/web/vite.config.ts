import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin, type Rolldown } from 'vite';
import { mantineVariablesCss } from './src/kit/theme/mantine-variables.ts';

const page = (path: string) => new URL(path, import.meta.url).pathname;
const backend = `http://127.0.0.1:${process.env['PORT'] ?? '8080'}`;

export default defineConfig({
  root: page('.'),
  appType: 'mpa',
  plugins: [react(), mantineVariables(), frameWithThePage(), pageOfPath()],
  build: {
    outDir: page('dist'),
    emptyOutDir: true,
    target: 'es2022',
    // Data URLs for fonts or images would need a wider content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // What the installed app keeps for times without network (`offline/service-worker.ts`).
    manifest: 'clinic/files.json',
    rolldownOptions: {
      input: {
        public: page('index.html'),
        me: page('me/index.html'),
        clinic: page('clinic/index.html'),
        'service-worker': page('src/clinician/offline/service-worker.ts'),
      },
      output: {
        // A service worker keeps its address, and answers only for what lies below it.
        entryFileNames: ({ name }) =>
          name === 'service-worker' ? 'clinic/service-worker.js' : 'assets/[name]-[hash].js',
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

/**
 * The frame around every page of the workspace comes with its program instead of after it: only once that has run does it
 * know which page it is to show.
 */
function frameWithThePage(): Plugin {
  return {
    name: 'titrate-frame-with-the-page',
    transformIndexHtml: {
      order: 'post',
      handler: (html, { bundle, filename }) => {
        if (bundle === undefined || !filename.endsWith('/clinic/index.html')) return [];
        const files = filesOfFrame(bundle).filter((file) => !html.includes(file));
        return files.map((file) => ({
          tag: 'link',
          injectTo: 'head' as const,
          attrs: file.endsWith('.css')
            ? { rel: 'preload', as: 'style', href: `/${file}` }
            : { rel: 'modulepreload', href: `/${file}` },
        }));
      },
    },
  };
}

function filesOfFrame(bundle: Rolldown.OutputBundle): readonly string[] {
  const files = new Set<string>();
  const add = (file: string) => {
    const part = bundle[file];
    if (part?.type !== 'chunk' || files.has(file)) return;
    files.add(file);
    for (const style of part.viteMetadata?.importedCss ?? []) files.add(style);
    for (const imported of part.imports) add(imported);
  };
  for (const [file, part] of Object.entries(bundle))
    if (part.type === 'chunk' && part.moduleIds.some((id) => id.endsWith('/shell/clinic-frame.tsx')))
      add(file);
  if (files.size === 0) throw new Error('The frame of the workspace is not where this looks for it');
  return [...files];
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
