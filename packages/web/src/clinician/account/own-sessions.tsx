import { endOwnSession, listOwnSessions } from '@titrate/contract';
import { parseInstant } from '@titrate/quantity';
import { useAct, useCall } from '../../kit/api/hooks.ts';
import { wordsOf } from '../../kit/api/problems.ts';
import { formatDateTime } from '../../kit/format/date.ts';
import { Button } from '../../kit/ui/button.tsx';
import { FiveStates } from '../../kit/ui/five-states.tsx';
import { toast, toastFailure } from '../../kit/ui/toasts.tsx';
import { useClinic } from '../shell/clinic-frame.tsx';
import styles from './account.module.css';

/** Where this person is signed in; any other device can be signed out from here. */
export function OwnSessions() {
  const { clinic } = useClinic();
  const sessions = useCall(listOwnSessions);
  const end = useAct(endOwnSession, { refreshes: [listOwnSessions] });
  const at = (text: string) => {
    const parsed = parseInstant(text);
    return parsed.ok ? formatDateTime(parsed.value, clinic.zone) : text;
  };
  return (
    <section className={styles.part}>
      <h2>Where you are signed in</h2>
      <FiveStates query={sessions} what="Your sessions">
        {(data) => (
          <ul className={styles.list}>
            {data.sessions.map((one) => (
              <li key={one.id}>
                <span>
                  {one.current ? <strong>This device. </strong> : null}
                  {one.device ?? 'Unknown device'}
                  <br />
                  <small>
                    Since {at(one.startedAt)}, ends {at(one.expiresAt)}
                  </small>
                </span>
                {one.current ? null : (
                  <Button
                    look="secondary"
                    size="small"
                    disabled={end.isPending}
                    aria-label={`Sign out ${one.device ?? 'unknown device'} of ${at(one.startedAt)}`}
                    onClick={() =>
                      end.mutate(
                        { params: { sessionId: one.id } },
                        {
                          onSuccess: () => toast('Signed out there'),
                          onError: (error) => toastFailure(wordsOf(error)),
                        },
                      )
                    }
                  >
                    Sign out
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </FiveStates>
    </section>
  );
}
