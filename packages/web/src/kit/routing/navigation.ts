import { useSyncExternalStore } from 'react';

/**
 * Moves between pages without loading them anew, for the public pages and the patient app. Links stay plain
 * `<a href>`: with a modifier key, a target or another origin the browser does what it always does. These few
 * lines instead of a router library save 30 kB of the first load, which a phone on a slow network feels.
 */
const listeners = new Set<() => void>();

/** Goes to a path of this app: `navigate('/me/tasks')`. With `replace` Back skips the page left behind. */
export function navigate(path: string, options: { readonly replace?: boolean } = {}): void {
  if (options.replace === true) window.history.replaceState(null, '', path);
  else window.history.pushState(null, '', path);
  for (const listener of listeners) listener();
}

/** The path of the page on screen, without query or fragment and without a slash at the end. */
export function usePath(): string {
  return useSyncExternalStore(subscribe, currentPath, () => '/');
}

/** Takes over clicks on links whose path is ours. Call once at the start of an app. */
export function followLinks(isOurs: (path: string) => boolean): void {
  document.addEventListener('click', (event) => {
    const isPlain =
      event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (event.defaultPrevented || !isPlain) return;
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (link === null || link.target !== '' || link.hasAttribute('download')) return;
    if (link.origin !== window.location.origin || !isOurs(link.pathname)) return;
    if (link.hash !== '' && link.pathname === window.location.pathname) return;
    event.preventDefault();
    navigate(link.pathname + link.search + link.hash);
  });
}

/** The path of the page on screen, where no component asks. */
export function currentPath(): string {
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
