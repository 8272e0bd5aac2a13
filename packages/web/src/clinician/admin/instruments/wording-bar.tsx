import { useLocation } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useClinic } from '../../shell/clinic-frame.tsx';
import { useWording } from './use-wording.ts';

const WordingNotice = lazy(async () => ({ default: (await import('./wording-notice.tsx')).WordingNotice }));

/** Above every page, for owners and prescribers, while a licence of imported wording ends within days or has ended. */
export function WordingBar() {
  const { clinic } = useClinic();
  const { query } = useWording();
  const path = useLocation({ select: (location) => location.pathname });
  const packages = query.data?.packages ?? [];
  const isToldOf = packages.some(({ standing }) => standing === 'ended' || standing === 'ends-soon');
  if (!isToldOf || path.includes('/clinic/instruments')) return null;
  return (
    <Suspense>
      <WordingNotice packages={packages} clinicId={clinic.id} />
    </Suspense>
  );
}
