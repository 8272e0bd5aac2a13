import { Link } from '@tanstack/react-router';
import type { StaffAccess } from '@titrate/contract';
import type { ReactNode } from 'react';
import { StatusBadge } from '../../../kit/ui/status-badge.tsx';
import { timeWords } from '../../patients/entry/wire.ts';
import { fullName, PatientLink } from '../../patients/list/patient-name.tsx';
import { useClinic } from '../../shell/clinic-frame.tsx';
import { addressOfUnsigned, unsignedWords } from '../../work/unsigned-words.ts';
import admin from '../admin.module.css';
import styles from './access.module.css';

/** What somebody else must see to when this person leaves. */
export function WaitsFor({ access: { tasks, sessions, unsigned } }: { readonly access: StaffAccess }) {
  const { clinic } = useClinic();
  const at = (text: string) => timeWords(text, clinic.zone);
  return (
    <section className={admin.panel} aria-labelledby="waits">
      <h2 id="waits">Waits for this person</h2>
      {tasks.length + sessions.length + unsigned.length === 0 ? <p>Nothing.</p> : null}
      <Rows title="Tasks">
        {tasks.map((task) => (
          <li key={task.id}>
            {task.title}
            {task.patient === null ? null : (
              <>
                {' '}
                about <PatientLink patient={task.patient} />
              </>
            )}
            , since {at(task.openedAt)}
          </li>
        ))}
      </Rows>
      <Rows title="Sessions">
        {sessions.map((session) => (
          <li key={session.id}>
            <StatusBadge status={session.phase} />{' '}
            <Link to={`/$clinicId/sessions/${session.id}`} params={{ clinicId: clinic.id }}>
              Session {session.number} of {fullName(session.patient)}
            </Link>
            , {at(session.startsAt)}, as {session.as}
          </li>
        ))}
      </Rows>
      <Rows title="To sign">
        {unsigned.map((item) => (
          <li key={item.id}>
            {unsignedWords(item)} of{' '}
            <Link to={addressOfUnsigned(item)} params={{ clinicId: clinic.id }}>
              {fullName(item.patient)}
            </Link>
            , {at(item.at)}
          </li>
        ))}
      </Rows>
    </section>
  );
}

function Rows({ title, children }: { readonly title: string; readonly children: readonly ReactNode[] }) {
  if (children.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul className={styles.lines}>{children}</ul>
    </>
  );
}
