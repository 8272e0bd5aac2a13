import { createElement, type ReactNode, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { z } from 'zod';

/** Starts an app in `#app`. Zod must not compile its checks: that needs `eval`, which our content policy forbids. */
export function start(app: ReactNode): void {
  z.config({ jitless: true });
  const host = document.getElementById('app');
  if (host === null) throw new Error('Invariant broken: the page has no #app');
  createRoot(host).render(createElement(StrictMode, null, app));
}
