import { parseCivilDate } from '@titrate/quantity';
import type { ReactNode } from 'react';
import { formatDate } from '../../kit/format/date.ts';
import { useCharting } from './record/charting.tsx';

/** Name, birth date and chair, repeated in every dialog about a dose, signature, void or discharge (UI-05). */
export function useIdentity(): ReactNode {
  const { session } = useCharting();
  const { familyName, givenName, birthDate } = session.patient;
  const born = parseCivilDate(birthDate);
  return (
    <>
      {familyName.toUpperCase()}, {givenName} · born {born.ok ? formatDate(born.value) : 'Not known'} ·{' '}
      {session.chair?.label ?? 'no chair'}
    </>
  );
}
