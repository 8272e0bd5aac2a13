import { Link, useParams } from '@tanstack/react-router';
import { readStaffAccess, type StaffAccess } from '@titrate/contract';
import { useState } from 'react';
import { useCall } from '../../../kit/api/hooks.ts';
import { count } from '../../../kit/format/text.ts';
import { Button } from '../../../kit/ui/button.tsx';
import { FiveStates } from '../../../kit/ui/five-states.tsx';
import { Folded } from '../../../kit/ui/folded.tsx';
import { EmptyState } from '../../../kit/ui/states.tsx';
import { StatusBadge } from '../../../kit/ui/status-badge.tsx';
import { useClinic } from '../../shell/clinic-frame.tsx';
import { ROLE_WORDS } from '../../shell/roles.ts';
import admin from '../admin.module.css';
import { AdminFrame } from '../admin-frame.tsx';
import styles from './access.module.css';
import { LeaveDialog } from './leave-dialog.tsx';
import { SignIns } from './sign-ins.tsx';
import { WaitsFor } from './waits-for.tsx';

/** What one colleague can see and do here, how they sign in, what waits for them, and the end of it (ADM-08). */
export function StaffAccessPage() {
  const { clinic, user } = useClinic();
  const userId: string = useParams({ strict: false, select: (params) => params.userId ?? '' });
  const mayRead = user.roles.includes('owner') || user.roles.includes('auditor');
  const access = useCall(readStaffAccess, { params: { clinicId: clinic.id, userId } }, { enabled: mayRead });
  return (
    <AdminFrame lead="What one person can see and do in this clinic, in the words of what the server checks.">
      <p>
        <Link to="/$clinicId/clinic/staff" params={{ clinicId: clinic.id }}>
          All staff
        </Link>
      </p>
      {mayRead ? (
        <FiveStates query={access} what="This person">
          {(data) => <Access access={data} />}
        </FiveStates>
      ) : (
        <EmptyState title="Owners and auditors read this page" />
      )}
    </AdminFrame>
  );
}

function Access({ access }: { readonly access: StaffAccess }) {
  const { user } = useClinic();
  const [leaving, setLeaving] = useState(false);
  const { member, may } = access;
  const mayEnd = user.roles.includes('owner') && member.active && member.userId !== user.id;
  return (
    <>
      <header className={styles.head}>
        <div>
          <h2>
            {member.displayName}
            {member.credentials === '' ? '' : `, ${member.credentials}`}
          </h2>
          <p>
            <StatusBadge
              status={member.active ? 'clear' : 'ended'}
              word={member.active ? 'Works here' : 'No longer works here'}
            />{' '}
            {member.roles.map((role) => ROLE_WORDS[role]).join(', ')}, {member.email}
          </p>
        </div>
        {mayEnd ? (
          <Button look="risky" className="no-print" onClick={() => setLeaving(true)}>
            End their work here
          </Button>
        ) : null}
      </header>
      <SignIns access={access} />
      <WaitsFor access={access} />
      <section className={admin.panel} aria-labelledby="may">
        <h2 id="may">Can see and do</h2>
        {may.length === 0 ? (
          <p>Nothing: this person no longer works here.</p>
        ) : (
          may.map(({ area, reads, acts }) => (
            <Folded key={area} summary={`${area}: ${sizeWords(reads.length, acts.length)}`}>
              {() => (
                <>
                  <Lines title="Sees" lines={reads} />
                  <Lines title="Does" lines={acts} />
                </>
              )}
            </Folded>
          ))
        )}
      </section>
      {leaving ? <LeaveDialog access={access} onClose={() => setLeaving(false)} /> : null}
    </>
  );
}

/** `sees 3 things, 2 acts` */
const sizeWords = (reads: number, acts: number): string =>
  [reads === 0 ? '' : `sees ${count(reads, 'thing')}`, acts === 0 ? '' : count(acts, 'act')]
    .filter((part) => part !== '')
    .join(', ');

function Lines({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul className={styles.lines}>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  );
}
