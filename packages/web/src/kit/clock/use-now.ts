import type { Instant } from '@titrate/quantity';
import { useEffect, useState } from 'react';
import { now } from './clock.ts';

/** The present instant, read again every `everyMs` (default one second) while the component is on screen. */
export function useNow(everyMs = 1000): Instant {
  const [at, setAt] = useState(now);
  useEffect(() => {
    const timer = setInterval(() => setAt(now()), everyMs);
    const onShow = () => {
      if (document.visibilityState === 'visible') setAt(now());
    };
    document.addEventListener('visibilitychange', onShow);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', onShow);
    };
  }, [everyMs]);
  return at;
}
