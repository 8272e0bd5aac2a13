import { useEffect, useState } from 'react';
import { fetchClinics } from './requests.ts';

export interface PublicClinic {
  readonly id: string;
  readonly name: string;
  readonly region: string;
}

/** The clinics one can write to; `undefined` until known. A failed read is tried again after a while. */
export function useClinics(): readonly PublicClinic[] | undefined {
  const [clinics, setClinics] = useState<readonly PublicClinic[]>();
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt is a new read
  useEffect(() => {
    let current = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    fetchClinics().then(
      (found) => {
        if (current) setClinics(found);
      },
      () => {
        timer = setTimeout(() => setAttempt((n) => n + 1), 5000);
      },
    );
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [attempt]);
  return clinics;
}
