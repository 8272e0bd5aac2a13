import type { Instant } from '@titrate/quantity';
import { useEffect, useRef, useState } from 'react';
import { formatTimeWithSeconds } from '../../../kit/format/date.ts';
import { Button } from '../../../kit/ui/button.tsx';
import { DraftKeeper } from '../../offline/draft-keeper.ts';
import { useOffline } from '../../offline/offline.tsx';
import styles from '../treatment-room.module.css';
import { useCharting } from './charting.tsx';

interface Draft {
  /** When the draft that came back was typed; `undefined` when the form began empty. */
  readonly from: Instant | undefined;
  /** The draft was looked at, and is now simply what stands in the form. */
  readonly settle: () => void;
}

/**
 * Keeps what is typed into a form of this session until it is charted, and gives it back to the same person at the same
 * patient after a reload, a crash or a new sign-in (UI-45). `value` is `undefined` while the form is empty.
 */
export function useDraft(name: string, value: unknown, restore: (kept: unknown) => void): Draft {
  const { session } = useCharting();
  const { vault } = useOffline();
  const slot = `draft/${session.id}/${session.patient.id}/${name}`;
  const [from, setFrom] = useState<Instant>();
  const [keeper] = useState(
    () =>
      new DraftKeeper({
        keep: (draft) => void vault.put(slot, draft),
        later: (act, ms) => void setTimeout(act, ms),
      }),
  );
  const ready = useRef(false);
  const give = useRef(restore);
  useEffect(() => {
    let here = true;
    void vault.get(slot).then((kept) => {
      if (here && kept !== undefined) {
        give.current(kept.value);
        setFrom(kept.at);
      }
      ready.current = true;
    });
    return () => {
      here = false;
    };
  }, [slot, vault]);
  const text = JSON.stringify(value);
  useEffect(() => {
    if (text === undefined) setFrom(undefined);
    // Before the kept draft has come back, an empty form means nothing.
    if (ready.current || text !== undefined) keeper.typed(text === undefined ? undefined : JSON.parse(text));
  }, [text, keeper]);
  return { from, settle: () => setFrom(undefined) };
}

/** Says of a draft that came back when it was typed and that it is not in the record. */
export function DraftLabel({ draft, onDiscard }: { readonly draft: Draft; readonly onDiscard: () => void }) {
  const { zone } = useCharting();
  if (draft.from === undefined) return null;
  return (
    <p className={styles.ask} role="status">
      Draft of {formatTimeWithSeconds(draft.from, zone)}, not charted.{' '}
      <Button
        look="quiet"
        size="small"
        onClick={() => {
          draft.settle();
          onDiscard();
        }}
      >
        Discard the draft
      </Button>
    </p>
  );
}
