import { readWording } from '@titrate/contract';
import { useCall, useInvalidate } from '../../../kit/api/hooks.ts';
import { useLive } from '../../../kit/live/use-live.tsx';
import { useClinic } from '../../shell/clinic-frame.tsx';

/** What the clinic may show of each instrument, for those who may read it; follows what other tabs do. */
export function useWording() {
  const { clinic, user } = useClinic();
  const mayRead = user.roles.includes('owner') || user.roles.includes('prescriber');
  const query = useCall(readWording, { params: { clinicId: clinic.id } }, { enabled: mayRead });
  const invalidate = useInvalidate();
  useLive('wording', clinic.id, () => invalidate(readWording));
  return { query, mayRead, isOwner: user.roles.includes('owner') };
}
