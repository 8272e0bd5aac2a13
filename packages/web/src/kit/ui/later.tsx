import { type ReactNode, startTransition, useEffect, useState } from 'react';

/**
 * Draws what lies further down a long page once what stands above it is on the screen. The browser answers keys and
 * presses meanwhile, as React does this work in pieces.
 */
export function Later({ children }: { readonly children: ReactNode }) {
  const [isTime, setTime] = useState(false);
  useEffect(() => startTransition(() => setTime(true)), []);
  return isTime ? children : null;
}
