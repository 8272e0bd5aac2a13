import { describe, expect, it } from 'vitest';
import { workerOf } from './install-app.ts';
import { installedApp, programFiles, wayOf } from './program-files.ts';

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
    ['clinic', '/clinic/c/sessions/s', 'GET', 'navigate', 'page'],
    ['clinic', '/assets/room-4.js', 'GET', 'cors', 'program'],
    ['clinic', '/api/clinics/c/sessions/s', 'GET', 'cors', 'server'],
    ['clinic', '/api/clinics/c/sessions/s/events', 'POST', 'cors', 'server'],
    ['clinic', '/files.json', 'GET', 'cors', 'server'],
    ['clinic', '/me/tasks', 'GET', 'navigate', 'server'],
    ['me', '/me', 'GET', 'navigate', 'page'],
    ['me', '/me/tasks/t', 'GET', 'navigate', 'page'],
    ['me', '/medicines', 'GET', 'navigate', 'server'],
    ['me', '/clinic/c', 'GET', 'navigate', 'server'],
    ['me', '/api/me/tasks', 'GET', 'cors', 'server'],
  ] as const)(
    'SEC-18 for %s, %s by %s (%s) is answered by the %s: no answer of the server is kept',
    (app, path, method, mode, way) => {
      expect(wayOf({ url: `${origin}${path}`, method, mode }, origin, app)).toBe(way);
    },
  );

  it('knows by its address which app it keeps, and keeps no other', () => {
    expect(installedApp(`${origin}${workerOf('me')}`)).toBe('me');
    expect(installedApp(`${origin}${workerOf('clinic')}`)).toBe('clinic');
    expect(() => installedApp(`${origin}/service-worker.js?app=other`)).toThrow('no app "other"');
  });

  it('leaves other hosts alone', () => {
    const request = { url: 'https://elsewhere.example/assets/a.js', method: 'GET', mode: 'cors' };
    expect(wayOf(request, origin, 'clinic')).toBe('server');
  });
});
