import { Link, Navigate } from '@tanstack/react-router';
import type { CSSProperties } from 'react';
import { isApiError } from '../../kit/api/problems.ts';
import { FiveStates } from '../../kit/ui/five-states.tsx';
import { EmptyState } from '../../kit/ui/states.tsx';
import { useWhoAmI } from '../session/who-am-i.ts';
import { ROLE_WORDS } from '../shell/roles.ts';
import styles from './sign-in.module.css';
import { SignInFrame } from './sign-in-frame.tsx';

/** A clinic is chosen explicitly (SEC-11); with only one there is nothing to choose. */
export function ChooseClinicPage() {
  const me = useWhoAmI();
  if (isApiError(me.error) && me.error.problem.status === 401) return <Navigate to="/sign-in" />;
  if (me.data?.secondFactor === false) return <Navigate to="/sign-in" />;
  const only = me.data?.memberships.length === 1 ? me.data.memberships[0] : undefined;
  if (only !== undefined) return <Navigate to="/$clinicId" params={{ clinicId: only.clinicId }} replace />;
  return (
    <SignInFrame
      title="Choose a clinic"
      {...(me.data === undefined ? {} : { lead: `Signed in as ${me.data.name}` })}
    >
      <FiveStates
        query={me}
        what="Your clinics"
        isEmpty={(data) => data.memberships.length === 0}
        empty={<EmptyState title="No clinic yet">Ask the owner of your clinic to add you.</EmptyState>}
      >
        {(data) => (
          <ul className={styles.clinics}>
            {data.memberships.map((clinic) => (
              <li key={clinic.clinicId}>
                <Link
                  to="/$clinicId"
                  params={{ clinicId: clinic.clinicId }}
                  className={styles.clinic ?? ''}
                  style={colourOf(clinic.colour)}
                >
                  <span>
                    <strong>{clinic.clinicName}</strong>
                    {clinic.roles.map((role) => ROLE_WORDS[role]).join(', ')}
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        )}
      </FiveStates>
    </SignInFrame>
  );
}

function colourOf(colour: string): CSSProperties {
  const style: CSSProperties & { '--clinic-colour': string } = { '--clinic-colour': colour };
  return style;
}
