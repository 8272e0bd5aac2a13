import { useSyncExternalStore } from 'react';

/**
 * Moves between public pages without loading them anew. Plain links stay plain: with a modifier key, a target
 * or another origin the browser does what it always does. 60 lines instead of a router keep the first load small.
 */
const listeners = new Set<() => void>();

export function navigate(path: string): void {
  window.history.pushState(null, '', path);
  for (const listener of listeners) listener();
}

/** The path of the page on screen, without query or fragment and without a slash at the end. */
export function usePath(): string {
  return useSyncExternalStore(subscribe, currentPath, () => '/');
}

/** Takes over clicks on links to our own pages. Call once at the start. */
export function followLinks(): void {
  document.addEventListener('click', (event) => {
    if (
      event.defaultPrevented ||
      event.button !== 0 ||
      event.metaKey ||
      event.ctrlKey ||
      event.shiftKey ||
      event.altKey
    ) {
      return;
    }
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (link === null || link.target !== '' || link.hasAttribute('download')) return;
    if (link.origin !== window.location.origin || !isPublic(link.pathname)) return;
    if (link.hash !== '' && link.pathname === window.location.pathname) return;
    event.preventDefault();
    navigate(link.pathname + link.search + link.hash);
  });
}

/** `/me` and `/clinic` are other apps and load for themselves. */
export const isPublic = (path: string): boolean => !/^\/(me|clinic|api|fhir)(\/|$)/.test(path);

function currentPath(): string {
  const path = window.location.pathname.replace(/\/+$/, '');
  return path === '' ? '/' : path;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('popstate', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('popstate', listener);
  };
}
