import { useCallback, useState } from 'react';

/** The acts whose open form tells what became of them; the list of the room does not tell it once more. */
export function useToldInForm(): {
  readonly toldInForm: ReadonlySet<string>;
  /** From now on; answers how it ends, so that what a closed form told is not lost. */
  readonly tellInForm: (eventId: string) => () => void;
} {
  const [toldInForm, setTold] = useState<ReadonlySet<string>>(new Set());
  const tellInForm = useCallback((eventId: string) => {
    setTold((now) => new Set([...now, eventId]));
    return () => setTold((now) => new Set([...now].filter((one) => one !== eventId)));
  }, []);
  return { toldInForm, tellInForm };
}
