import { Link, useParams } from '@tanstack/react-router';
import {
  latestEvaluation,
  listConsents,
  listCourses,
  listPatientTasks,
  listResponses,
  listTreatments,
  listWork,
  type ResponseOf,
  readDecisions,
  readEarlierHistory,
  readHistory,
  readPatient,
  sessionsOfDay,
} from '@titrate/contract';
import { parseCivilDate } from '@titrate/quantity';
import type { ReactNode } from 'react';
import { useCall, useInvalidate } from '../../kit/api/hooks.ts';
import { capital } from '../../kit/format/text.ts';
import { useLive } from '../../kit/live/use-live.tsx';
import { useTabTitle } from '../../kit/routing/tab-title.ts';
import { NotShown } from '../../kit/ui/not-shown.tsx';
import { type AllergyState, PatientBanner, type PatientMark } from '../../kit/ui/patient-banner.tsx';
import { tabLinkClass, tabListClass } from '../../kit/ui/tabs.tsx';
import { Page } from './app-shell.tsx';
import { useClinic, useToday } from './clinic-frame.tsx';
import { OpeningReason } from './opening-reason.tsx';
import styles from './patient-frame.module.css';
import { PATIENT_SECTIONS, type PatientSectionId } from './patient-sections.ts';

export type PatientRecord = ResponseOf<typeof readPatient>;

/** The patient of the address. Only on routes below `patients/$patientId`. */
export function usePatientParams(): { readonly clinicId: string; readonly patientId: string } {
  return useParams({
    strict: false,
    select: ({ clinicId = '', patientId = '' }) => ({ clinicId, patientId }),
  });
}

interface PatientFrameProps {
  /** The tab that is open; names the browser tab too (UI-08). */
  readonly section: PatientSectionId;
  readonly children: (record: PatientRecord) => ReactNode;
}

/**
 * Every page about one patient: banner on top, the tabs of the pathway, then the page. Reads the patient again
 * when another screen changed something of theirs.
 */
export function PatientFrame({ section, children }: PatientFrameProps) {
  const { clinicId, patientId } = usePatientParams();
  const patient = useCall(readPatient, { params: { clinicId, patientId } });
  const today = useToday();
  const visits = useCall(sessionsOfDay, { params: { clinicId }, query: { from: today, to: today } });
  useFollowPatient(clinicId, patientId);
  usePatientTitle(section, patient.data?.patient);
  if (patient.data === undefined) {
    return (
      <Page>
        <NotShown query={patient} what="This patient" />
      </Page>
    );
  }
  const visit = visits.data?.sessions.find((one) => one.patient.id === patientId);
  return (
    // Another patient is another page: nothing of the one before may stay (UI-08).
    <div key={patientId}>
      <Banner record={patient.data} similarToday={visit?.similarName === true} />
      <PatientTabs section={section} />
      <Page>
        {visits.data !== undefined && visit === undefined ? (
          <OpeningReason clinicId={clinicId} patientId={patientId} today={today} />
        ) : null}
        {children(patient.data)}
      </Page>
    </div>
  );
}

function Banner({ record, similarToday }: { record: PatientRecord; similarToday: boolean }) {
  const { patient, allergies } = record;
  const born = parseCivilDate(patient.birthDate);
  const marks: PatientMark[] = [
    ...(patient.status === 'active' ? [] : [patient.status]),
    ...(similarToday ? (['similar-name'] as const) : []),
  ];
  return (
    <PatientBanner
      today={useToday()}
      patient={{
        familyName: patient.familyName,
        givenNames: patient.givenName,
        preferredName: patient.preferredName ?? undefined,
        born: born.ok ? born.value : undefined,
        recordNumber: patient.recordNumber,
        sexForClinicalUse: patient.sexAtBirth === null ? undefined : capital(patient.sexAtBirth),
        pronouns: patient.pronouns ?? undefined,
        allergies: allergiesOf(allergies),
        marks,
      }}
    />
  );
}

function PatientTabs({ section }: { readonly section: PatientSectionId }) {
  const { user } = useClinic();
  const params = usePatientParams();
  return (
    <nav className={`${tabListClass} ${styles.tabs} no-print`} aria-label="Patient">
      {PATIENT_SECTIONS.filter(
        ({ roles }) => roles === undefined || roles.some((role) => user.roles.includes(role)),
      ).map(({ id, title, path }) => (
        <Link
          key={id}
          to={`/$clinicId/patients/$patientId${path}`}
          params={params}
          className={tabLinkClass ?? ''}
          activeOptions={{ exact: true }}
          activeProps={{}}
          aria-current={id === section ? 'page' : undefined}
        >
          {title}
        </Link>
      ))}
    </nav>
  );
}

/** Another screen or a device changed something of this patient: read it again. */
function useFollowPatient(clinicId: string, patientId: string): void {
  const invalidate = useInvalidate();
  useLive('patients', patientId, () =>
    invalidate(
      readPatient,
      readHistory,
      readEarlierHistory,
      listCourses,
      listConsents,
      readDecisions,
      latestEvaluation,
      listResponses,
      listPatientTasks,
    ),
  );
  useLive('session', undefined, () => invalidate(listTreatments));
  useLive('work', clinicId, () => invalidate(listWork, readPatient));
}

function usePatientTitle(section: PatientSectionId, patient: PatientRecord['patient'] | undefined): void {
  const { clinic } = useClinic();
  const title = PATIENT_SECTIONS.find((one) => one.id === section)?.title ?? '';
  useTabTitle(
    patient === undefined
      ? undefined
      : `${patient.familyName.toUpperCase()}, ${patient.givenName} · ${title} · ${clinic.name}`,
  );
}

export function allergiesOf({ state, list }: PatientRecord['allergies']): AllergyState {
  return state === 'known' ? { kind: 'known', names: list } : { kind: state };
}
