import {
  acceptWork,
  CLINICAL_ROLES,
  endStaffWork,
  listStaff,
  listWork,
  type Role,
  readStaffAccess,
  type StaffAccess,
} from '@titrate/contract';
import { useState } from 'react';
import { useAct, useCall } from '../../../kit/api/hooks.ts';
import { wordsOf } from '../../../kit/api/problems.ts';
import { count } from '../../../kit/format/text.ts';
import { ConfirmAct } from '../../../kit/ui/confirm-act.tsx';
import { SelectField } from '../../../kit/ui/field.tsx';
import { toast } from '../../../kit/ui/toasts.tsx';
import { useClinic } from '../../shell/clinic-frame.tsx';
import { ROLE_WORDS } from '../../shell/roles.ts';

/** One act ends sign-ins and keys and hands the tasks over; what only the person's colleagues can do is named. */
export function LeaveDialog({
  access: { member, tasks, sessions, unsigned, keys },
  onClose,
}: {
  readonly access: StaffAccess;
  readonly onClose: () => void;
}) {
  const { clinic } = useClinic();
  const params = { clinicId: clinic.id, userId: member.userId };
  const staff = useCall(listStaff, { params: { clinicId: clinic.id } });
  const [taker, setTaker] = useState('');
  const leave = useAct(endStaffWork, { refreshes: [readStaffAccess, listStaff, listWork] });
  const hasRisk = tasks.some(({ kind }) => kind === 'risk');
  const roles: readonly Role[] = hasRisk ? CLINICAL_ROLES : acceptWork.access.roles;
  const takers = (staff.data?.staff ?? []).filter(
    (one) =>
      one.active &&
      one.userId !== member.userId &&
      one.roles.some((role) => roles.some((may) => may === role)),
  );
  const end = () =>
    leave.mutate(
      { params, body: { tasksTo: taker === '' ? null : taker } },
      {
        onSuccess: ({ signInsEnded, keysRevoked, tasksMoved }) => {
          const done = [
            `${count(signInsEnded, 'sign-in')} ended`,
            `${count(keysRevoked, 'key')} revoked`,
            `${count(tasksMoved, 'task')} handed over`,
            ...(booked === 0 ? [] : [`${count(booked, 'booked session')} without a nurse`]),
          ];
          toast(`${member.displayName} no longer works here: ${done.join(', ')}`);
          onClose();
        },
      },
    );
  const running = sessions.filter(({ as, phase }) => as === 'nurse' && phase !== 'booked').length;
  const booked = sessions.filter(({ as, phase }) => as === 'nurse' && phase === 'booked').length;
  return (
    <ConfirmAct
      open={true}
      risky
      title={`Does ${member.displayName} no longer work here?`}
      act={`End the work of ${member.displayName} here`}
      busy={leave.isPending}
      disabled={running > 0 || (hasRisk && taker === '')}
      problem={leave.isError ? wordsOf(leave.error) : undefined}
      onAct={end}
      onClose={onClose}
    >
      <p>
        Every sign-in ends at once, also at another clinic
        {keys.length === 0
          ? ''
          : `, ${count(keys.length, 'key')} for programs ${keys.length === 1 ? 'is' : 'are'} revoked`}
        . The name stays in the record. A passkey stays with the person and opens nothing here.
      </p>
      {running === 0 ? null : (
        <p role="alert">
          <strong>
            {count(running, 'session')} in this name {running === 1 ? 'is' : 'are'} under way
          </strong>
          : a colleague takes the chair first, because its alerts call the nurse who has it.
        </p>
      )}
      {tasks.length === 0 ? null : (
        <SelectField
          name="taker"
          label={`Who takes ${count(tasks.length, 'task')}`}
          hint={
            hasRisk
              ? 'At least one is about a risk: it always has a name on it.'
              : 'Without a name they wait for whoever accepts them.'
          }
          optional={!hasRisk}
          value={taker}
          onChange={(event) => setTaker(event.currentTarget.value)}
          options={takers.map((one) => ({
            value: one.userId,
            label: `${one.displayName} (${one.roles.map((role) => ROLE_WORDS[role]).join(', ')})`,
          }))}
        />
      )}
      {booked + unsigned.length === 0 ? null : (
        <p>
          Left for you to arrange:{' '}
          {[
            booked === 0 ? '' : `${count(booked, 'booked session')} without a nurse from now on`,
            unsigned.length === 0 ? '' : `${count(unsigned.length, 'entry', 'entries')} without a signature`,
          ]
            .filter((part) => part !== '')
            .join(' and ')}
          .
        </p>
      )}
    </ConfirmAct>
  );
}
