import type { ReactNode } from 'react';
import { useClinic } from '../../shell/clinic-frame.tsx';
import { type By, Provenance } from '../entry/provenance.tsx';
import { timeWords } from '../entry/wire.ts';
import { chainOf } from './chain.ts';
import styles from './history.module.css';

/** An entry that no longer stands. */
export interface EarlierEntry {
  readonly id: string;
  readonly replaces: string | null;
  readonly recordedAt: string;
  readonly by: By;
  readonly replacedBy: { readonly id: string; readonly name: string; readonly at: string } | null;
}

interface CorrectedProps<T extends EarlierEntry> {
  /** The entry that stands now names the one it replaced. */
  readonly replaces: string | null;
  readonly earlier: readonly T[] | undefined;
  readonly describe: (entry: T) => ReactNode;
}

/** "Corrected": what stood here before, by whom, and who replaced it when (REC-01). */
export function Corrected<T extends EarlierEntry>({ replaces, earlier, describe }: CorrectedProps<T>) {
  const { clinic } = useClinic();
  if (replaces === null) return null;
  const chain = chainOf(replaces, earlier ?? []);
  return (
    <details className={styles.corrected}>
      <summary>Corrected{chain.length > 1 ? ` ${chain.length} times` : ''}</summary>
      {chain.length === 0 ? <p>The earlier entry could not be loaded.</p> : null}
      <ol>
        {chain.map((entry) => (
          <li key={entry.id}>
            <s>{describe(entry)}</s>
            <br />
            <Provenance by={entry.by} recordedAt={entry.recordedAt} />
            {entry.replacedBy === null
              ? null
              : `; replaced ${timeWords(entry.replacedBy.at, clinic.zone)} by ${entry.replacedBy.name}`}
          </li>
        ))}
      </ol>
    </details>
  );
}

interface RemovedProps<T extends EarlierEntry> {
  readonly entries: readonly T[] | undefined;
  readonly isRemoval: (entry: T) => boolean;
  readonly describe: (entry: T) => ReactNode;
}

/** Entries that somebody declared an error: gone from the list, never from the record. */
export function Removed<T extends EarlierEntry>({ entries, isRemoval, describe }: RemovedProps<T>) {
  const removals = (entries ?? []).filter(isRemoval);
  if (removals.length === 0) return null;
  return (
    <details className={styles.corrected}>
      <summary>Entered in error ({removals.length})</summary>
      <ol>
        {removals.map((entry) => (
          <li key={entry.id}>
            <s>{describe(entry)}</s>
            <br />
            taken away <Provenance by={entry.by} recordedAt={entry.recordedAt} />
          </li>
        ))}
      </ol>
    </details>
  );
}
