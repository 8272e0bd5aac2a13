import { discardLibrary, type LibraryChange, readLibrary } from '@titrate/contract';
import { useState } from 'react';
import { useAct } from '../../../kit/api/hooks.ts';
import { wordsOf } from '../../../kit/api/problems.ts';
import { Button } from '../../../kit/ui/button.tsx';
import { ConfirmAct } from '../../../kit/ui/confirm-act.tsx';
import { toast } from '../../../kit/ui/toasts.tsx';
import { useClinic } from '../../shell/clinic-frame.tsx';
import styles from './limits.module.css';

/** Somebody else writes. An owner may take the draft back: its author may have left, and one change is open at a time. */
export function OthersDraft({ change }: { readonly change: LibraryChange }) {
  const { clinic, user } = useClinic();
  const [asking, setAsking] = useState(false);
  const discard = useAct(discardLibrary, { refreshes: [readLibrary] });
  return (
    <div className={styles.empty}>
      <p>{change.author.name} is drafting a change. Only one is open at a time.</p>
      {user.roles.includes('owner') ? (
        <Button look="secondary" onClick={() => setAsking(true)}>
          Take the draft back
        </Button>
      ) : null}
      <ConfirmAct
        open={asking}
        title={`Take the draft of ${change.author.name} back`}
        act="Take it back"
        risky={true}
        busy={discard.isPending}
        problem={discard.isError ? wordsOf(discard.error) : undefined}
        onAct={() =>
          discard.mutate(
            { params: { clinicId: clinic.id, changeId: change.id } },
            { onSuccess: () => toast('The draft is taken back') },
          )
        }
        onClose={() => setAsking(false)}
      >
        <p>What they wrote stays under Earlier and can not be proposed any more.</p>
      </ConfirmAct>
    </div>
  );
}
