import { parseCivilDate } from '@titrate/quantity';
import { useTabTitle } from '../../kit/routing/tab-title.ts';
import { type AllergyState, PatientBanner } from '../../kit/ui/patient-banner.tsx';
import { useToday } from '../shell/clinic-frame.tsx';
import type { ReadSession } from './record/charting.tsx';

/** Who sits here; fixed on top, never covered (UI-01 to UI-03). Names the tab after chair and patient (UI-08, UI-09). */
export function SessionBanner({ read }: { read: ReadSession }) {
  const { session, patient } = read;
  const { familyName, givenName, preferredName, birthDate, recordNumber } = session.patient;
  const chair = session.chair?.label;
  useTabTitle(`${chair ?? 'No chair'} · ${recordNumber} · Titrate`);
  const born = parseCivilDate(birthDate);
  return (
    <PatientBanner
      today={useToday()}
      {...(chair === undefined ? {} : { chair })}
      patient={{
        familyName,
        givenNames: givenName,
        preferredName: preferredName ?? undefined,
        born: born.ok ? born.value : undefined,
        recordNumber,
        sexForClinicalUse: patient.sexAtBirth ?? undefined,
        pronouns: patient.pronouns ?? undefined,
        allergies: allergiesOf(patient.allergies),
        marks: session.similarName ? ['similar-name'] : [],
      }}
    />
  );
}

function allergiesOf({ state, list }: ReadSession['patient']['allergies']): AllergyState {
  return state === 'known' ? { kind: 'known', names: list } : { kind: state };
}
