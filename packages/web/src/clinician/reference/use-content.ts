import { listSignOffs, type SignOff } from '@titrate/contract';
import {
  type ContentEntry,
  contentCatalogue,
  contentRef,
  fingerprintOf,
  needsConfirmation,
  type SignOffState,
  signOffState,
} from '@titrate/contract/content';
import { useMemo } from 'react';
import { useCall } from '../../kit/api/hooks.ts';
import { useClinic, useToday } from '../shell/clinic-frame.tsx';

/** An entry with where this clinic stands with it; `state` is missing while that is not known. */
export interface StoodEntry {
  readonly entry: ContentEntry;
  readonly ref: string;
  readonly fingerprint: string;
  readonly needsConfirmation: boolean;
  readonly state: SignOffState | undefined;
}

/** The catalogue does not change while the page is open; fingerprints are worked out once. */
let read: readonly Omit<StoodEntry, 'state'>[] | undefined;
function readOnce(): readonly Omit<StoodEntry, 'state'>[] {
  read ??= contentCatalogue().map((entry) => ({
    entry,
    ref: contentRef(entry),
    fingerprint: fingerprintOf(entry),
    needsConfirmation: needsConfirmation(entry),
  }));
  return read;
}

/** Sign-offs of this clinic. */
export function useSignOffs() {
  const { clinic } = useClinic();
  return useCall(listSignOffs, { params: { clinicId: clinic.id } });
}

/** Every entry, each with its state today. */
export function useContent(): readonly StoodEntry[] {
  const today = useToday();
  const history: readonly SignOff[] | undefined = useSignOffs().data?.signOffs;
  return useMemo(
    () =>
      readOnce().map((one) => ({
        ...one,
        state: history === undefined ? undefined : signOffState(one.entry, one.fingerprint, history, today),
      })),
    [history, today],
  );
}
