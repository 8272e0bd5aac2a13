import { Link } from '@tanstack/react-router';
import { listStaff, type StaffMember } from '@titrate/contract';
import { useState } from 'react';
import { useCall } from '../../../kit/api/hooks.ts';
import { Button } from '../../../kit/ui/button.tsx';
import { DataTable } from '../../../kit/ui/data-table.tsx';
import { FiveStates } from '../../../kit/ui/five-states.tsx';
import { StatusBadge } from '../../../kit/ui/status-badge.tsx';
import { useClinic } from '../../shell/clinic-frame.tsx';
import { ROLE_WORDS } from '../../shell/roles.ts';
import styles from '../admin.module.css';
import { AdminFrame } from '../admin-frame.tsx';
import { ChangeStaffDialog } from './change-staff.tsx';
import { InviteStaff } from './invite-staff.tsx';
import { ROLE_MEANINGS } from './role-meanings.ts';

/** Who works here, as what; the owner invites, changes and ends. */
export function StaffPage() {
  const { clinic, user } = useClinic();
  const staff = useCall(listStaff, { params: { clinicId: clinic.id } });
  const [changing, setChanging] = useState<StaffMember>();
  const isOwner = user.roles.includes('owner');
  const readsAccess = isOwner || user.roles.includes('auditor');
  return (
    <AdminFrame
      lead={`Everyone signs in under a name of their own, with two factors. A change of role counts from the next request, on every device.${readsAccess ? ' A name leads to what that person can see and do, and to the end of their work here.' : ''}`}
    >
      <FiveStates query={staff} what="The staff list">
        {(data) => (
          <DataTable
            caption="Staff"
            rows={data.staff}
            rowKey={(one) => one.userId}
            searchText={(one) => `${one.displayName} ${one.email} ${one.roles.join(' ')}`}
            columns={[
              {
                id: 'name',
                title: 'Name',
                cell: (one) => {
                  const name =
                    one.credentials === '' ? one.displayName : `${one.displayName}, ${one.credentials}`;
                  return readsAccess ? (
                    <Link to={`/$clinicId/clinic/staff/${one.userId}`} params={{ clinicId: clinic.id }}>
                      {name}
                    </Link>
                  ) : (
                    name
                  );
                },
              },
              {
                id: 'roles',
                title: 'Roles',
                cell: (one) => one.roles.map((role) => ROLE_WORDS[role]).join(', '),
              },
              { id: 'email', title: 'E-mail', cell: (one) => one.email },
              {
                id: 'state',
                title: 'State',
                cell: (one) => (
                  <StatusBadge
                    status={one.active ? 'clear' : 'ended'}
                    word={one.active ? 'Works here' : 'No longer works here'}
                  />
                ),
              },
              ...(isOwner
                ? [
                    {
                      id: 'change',
                      title: 'Act',
                      cell: (one: StaffMember) => (
                        <Button
                          look="secondary"
                          size="small"
                          aria-label={`Change ${one.displayName}`}
                          onClick={() => setChanging(one)}
                        >
                          Change
                        </Button>
                      ),
                    },
                  ]
                : []),
            ]}
          />
        )}
      </FiveStates>
      {isOwner ? <InviteStaff /> : null}
      {changing === undefined ? null : (
        <ChangeStaffDialog
          key={changing.userId}
          member={changing}
          isSelf={changing.userId === user.id}
          onClose={() => setChanging(undefined)}
        />
      )}
      <h2>What each role may do</h2>
      <dl className={styles.roles}>
        {ROLE_MEANINGS.map(({ role, may }) => (
          <div key={role}>
            <dt>{ROLE_WORDS[role]}</dt>
            <dd>{may}</dd>
          </div>
        ))}
      </dl>
    </AdminFrame>
  );
}
