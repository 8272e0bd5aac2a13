import { type ResponseOf, readEarlierHistory, type readHistory } from '@titrate/contract';
import { createContext, type ReactNode, use } from 'react';
import { useCall } from '../../../kit/api/hooks.ts';
import { usePatientParams } from '../../shell/patient-frame.tsx';

export type History = ResponseOf<typeof readHistory>;
export type EarlierHistory = ResponseOf<typeof readEarlierHistory>;

const EarlierContext = createContext<EarlierHistory | undefined>(undefined);

/** Reads once what stood before, for every list of the page. */
export function EarlierProvider({ children }: { readonly children: ReactNode }) {
  const params = usePatientParams();
  const earlier = useCall(readEarlierHistory, { params });
  return <EarlierContext value={earlier.data}>{children}</EarlierContext>;
}

/** What stood before; `undefined` until it is known. */
export const useEarlier = (): EarlierHistory | undefined => use(EarlierContext);
