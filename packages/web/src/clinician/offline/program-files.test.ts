import { describe, expect, it } from 'vitest';
import { programFiles, wayOf } from './program-files.ts';

const BUILT = {
  'clinic/index.html': {
    file: 'assets/clinic-1.js',
    css: ['assets/clinic-1.css'],
    imports: ['_shared.js'],
    dynamicImports: ['src/room.tsx'],
  },
  '_shared.js': { file: 'assets/shared-2.js', assets: ['assets/font-3.woff2'] },
  'src/room.tsx': { file: 'assets/room-4.js', imports: ['_shared.js', 'clinic/index.html'] },
  'me/index.html': { file: 'assets/me-5.js' },
};

describe('CON-04 what the installed app keeps', () => {
  it('CON-04 keeps the page and all its parts, also those that open later, and nothing of the other apps', () => {
    expect(programFiles(BUILT, 'clinic/index.html')).toEqual([
      '/assets/clinic-1.css',
      '/assets/clinic-1.js',
      '/assets/font-3.woff2',
      '/assets/room-4.js',
      '/assets/shared-2.js',
    ]);
  });

  it('CON-04 keeps nothing when the list does not read', () => {
    expect(programFiles('<!doctype html>', 'clinic/index.html')).toEqual([]);
  });

  const origin = 'https://clinic.example';
  it.each([
    ['/clinic/c/sessions/s', 'GET', 'navigate', 'page'],
    ['/assets/room-4.js', 'GET', 'cors', 'program'],
    ['/api/clinics/c/sessions/s', 'GET', 'cors', 'server'],
    ['/api/clinics/c/sessions/s/events', 'POST', 'cors', 'server'],
    ['/clinic/files.json', 'GET', 'cors', 'server'],
    ['/me/tasks', 'GET', 'navigate', 'server'],
  ] as const)(
    'SEC-18 %s by %s (%s) is answered by the %s: no answer of the server is kept',
    (path, method, mode, way) => {
      expect(wayOf({ url: `${origin}${path}`, method, mode }, origin)).toBe(way);
    },
  );

  it('leaves other hosts alone', () => {
    const request = { url: 'https://elsewhere.example/assets/a.js', method: 'GET', mode: 'cors' };
    expect(wayOf(request, origin)).toBe('server');
  });
});
