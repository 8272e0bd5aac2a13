import { count } from '../../kit/format/text.ts';
import { Button } from '../../kit/ui/button.tsx';
import type { Kept } from './keeper.ts';
import styles from './tasks.module.css';

/** Says what the clinic has and what is still on this phone. */
export function SavedLine({ kept, onRetry }: { kept: Kept; onRetry: () => void }) {
  const { state, unsaved } = kept;
  return (
    <div className={styles.saved} role="status">
      {state.kind === 'saved' ? 'All answers so far are saved.' : null}
      {state.kind === 'saving' ? 'Saving…' : null}
      {state.kind === 'waiting' ? (
        <>
          <p>
            No connection. {count(unsaved, 'answer')} {unsaved === 1 ? 'is' : 'are'} kept on this phone and
            sent when the connection is back. You can go on.
          </p>
          <Button look="secondary" size="small" onClick={onRetry}>
            Try now
          </Button>
        </>
      ) : null}
      {state.kind === 'ended' ? (
        <p>
          <strong>{count(unsaved, 'answer')} not saved.</strong> {state.message}
        </p>
      ) : null}
    </div>
  );
}
