import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const source = fileURLToPath(new URL('../../packages/web/src/', import.meta.url));

/** Every part of the kit side by side, for those who build pages; it shows failing and loading states on purpose. */
const GALLERY = '/clinic/kit';

/** Paths of the clinician workspace as its route files declare them, `:names` as `$name`. */
export function clinicianPaths(): readonly string[] {
  const paths = filesBelow('clinician', '.routes.tsx').flatMap((file) => {
    const text = readFileSync(`${source}${file}`, 'utf8');
    return text
      .split('createRoute({')
      .slice(1)
      .flatMap((route) => {
        const path = /path: '([^']*)'/.exec(route)?.[1];
        if (path === undefined) return [];
        const below = route.includes('() => rootRoute') ? '/clinic' : '/clinic/$clinicId';
        return [path === '/' ? below : `${below}/${path}`];
      });
  });
  return [...new Set(paths)].filter((path) => path !== GALLERY).sort();
}

/** Paths of the public pages. */
export const publicPaths = (): readonly string[] =>
  declared(readFileSync(`${source}public/site/pages.ts`, 'utf8'));

/** Paths of the patient's pages, parameters as `:name`. */
export const patientPaths = (): readonly string[] =>
  filesBelow('patient', '.pages.ts').flatMap((file) => declared(readFileSync(`${source}${file}`, 'utf8')));

const declared = (text: string): readonly string[] =>
  [...text.matchAll(/path: '(\/[^']*)'/g)].flatMap(([, path]) => path ?? []);

const filesBelow = (folder: string, ending: string): readonly string[] =>
  readdirSync(`${source}${folder}`, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending))
    .map((file) => `${folder}/${file}`);
