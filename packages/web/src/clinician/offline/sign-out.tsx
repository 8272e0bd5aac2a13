import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { ConfirmAct } from '../../kit/ui/confirm-act.tsx';
import { leaveDevice, unsentSessions } from './leave-device.ts';

interface SignOut {
  readonly ask: () => Promise<void>;
  readonly dialog: ReactNode;
}

/** Signing out removes what this device keeps; with entries that were not saved it asks first (SEC-18). */
export function useSignOut(userId: string | undefined): SignOut {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [unsent, setUnsent] = useState(0);
  const leave = async () => {
    setUnsent(0);
    if (userId !== undefined) await leaveDevice(userId);
    queries.clear();
    await navigate({ to: '/sign-in' });
  };
  return {
    ask: async () => {
      const waiting = userId === undefined ? 0 : await unsentSessions(userId);
      if (waiting === 0) await leave();
      else setUnsent(waiting);
    },
    dialog: (
      <ConfirmAct
        open={unsent > 0}
        risky
        title="Entries here are not saved yet"
        act="Sign out and delete them"
        onAct={() => void leave()}
        onClose={() => setUnsent(0)}
      >
        <p>
          This device holds entries of {unsent === 1 ? 'one session' : `${unsent} sessions`} that the server
          has not acknowledged. Signing out deletes them for good. Stay signed in and open the session with
          network to save them.
        </p>
      </ConfirmAct>
    ),
  };
}
