import { listStaff } from '@titrate/contract';
import { useCall } from '../../../kit/api/hooks.ts';
import { useClinic } from '../../shell/clinic-frame.tsx';

/** Colleagues who may have a chair, as options of a select: their id, and their name with what they are. */
export function useColleagues(): readonly {
  readonly value: string;
  readonly label: string;
  readonly name: string;
}[] {
  const { clinic, user } = useClinic();
  const staff = useCall(listStaff, { params: { clinicId: clinic.id } }).data?.staff ?? [];
  return staff
    .filter(
      (one) =>
        one.active &&
        one.userId !== user.id &&
        one.roles.some((role) => role === 'nurse' || role === 'prescriber'),
    )
    .map((one) => ({
      value: one.userId,
      label: `${one.displayName}, ${one.roles.includes('nurse') ? 'nurse' : 'prescriber'}`,
      name: one.displayName,
    }));
}
