import { changeStaff, listStaff, type Role, type StaffMember } from '@titrate/contract';
import { useState } from 'react';
import { useAct } from '../../../kit/api/hooks.ts';
import { wordsOf } from '../../../kit/api/problems.ts';
import { ConfirmAct } from '../../../kit/ui/confirm-act.tsx';
import { Tick } from '../../../kit/ui/field.tsx';
import { toast } from '../../../kit/ui/toasts.tsx';
import { useClinic } from '../../shell/clinic-frame.tsx';
import { RoleBoxes } from './role-boxes.tsx';

interface ChangeStaffProps {
  readonly member: StaffMember;
  readonly isSelf: boolean;
  readonly onClose: () => void;
}

/** Roles of a colleague, or that they are back. They are signed out everywhere. */
export function ChangeStaffDialog({ member, isSelf, onClose }: ChangeStaffProps) {
  const { clinic } = useClinic();
  const [roles, setRoles] = useState<readonly Role[]>(member.roles);
  const [works, setWorks] = useState(member.active);
  const change = useAct(changeStaff, { refreshes: [listStaff] });
  const save = () =>
    change.mutate(
      {
        params: { clinicId: clinic.id, userId: member.userId },
        body: { roles: [...roles], ...(works ? { active: true } : {}) },
      },
      {
        onSuccess: () => {
          toast(`Changed: ${member.displayName}`);
          onClose();
        },
      },
    );
  return (
    <ConfirmAct
      open={true}
      title={`Change ${member.displayName}`}
      act={`Save and sign ${isSelf ? 'yourself' : member.displayName} out`}
      busy={change.isPending}
      disabled={roles.length === 0}
      problem={change.isError ? wordsOf(change.error) : undefined}
      onAct={save}
      onClose={onClose}
    >
      <RoleBoxes name="change" value={roles} onChange={setRoles} />
      {member.active ? null : (
        <Tick name="works" checked={works} onChange={setWorks}>
          Works here again
        </Tick>
      )}
    </ConfirmAct>
  );
}
