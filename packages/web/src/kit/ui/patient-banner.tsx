import { ageInYears, type CivilDate } from '@titrate/quantity';
import { formatDate, formatLongDate } from '../format/date.ts';
import styles from './patient-banner.module.css';

/** Four visibly different states; the last two never resemble "none known" (UI-03). */
export type AllergyState =
  | { readonly kind: 'known'; readonly names: readonly string[] }
  | { readonly kind: 'none-known' }
  | { readonly kind: 'not-recorded' }
  | { readonly kind: 'unavailable' };

export type PatientMark = 'deceased' | 'inactive' | 'restricted' | 'test' | 'similar-name';

export interface BannerPatient {
  readonly familyName: string;
  readonly givenNames: string;
  readonly preferredName?: string | undefined;
  readonly born: CivilDate | undefined;
  readonly recordNumber: string;
  readonly sexForClinicalUse?: string | undefined;
  readonly pronouns?: string | undefined;
  /** Only where the patient agreed to a photo. */
  readonly photoUrl?: string | undefined;
  readonly allergies: AllergyState;
  readonly marks?: readonly PatientMark[];
}

const MARK_WORDS: Record<PatientMark, string> = {
  deceased: 'Deceased',
  inactive: 'Inactive record',
  restricted: 'Restricted record',
  test: 'Test patient',
  'similar-name': 'Similar name today: check birth date',
};

interface PatientBannerProps {
  readonly patient: BannerPatient;
  /** The clinic's calendar day, for the age. */
  readonly today: CivilDate;
  /** Chair label during a session (UI-09). */
  readonly chair?: string;
  /** Name of the landmark, where one page must show two banners. */
  readonly label?: string;
}

/** Top, full width, fixed, never covered (UI-01, UI-02). Unknown reads "Not known". */
export function PatientBanner({ patient, today, chair, label = 'Patient' }: PatientBannerProps) {
  return (
    <section className={styles.banner} aria-label={label} data-patient-banner>
      {patient.photoUrl === undefined ? null : (
        <img className={`${styles.photo} ${styles.secondary}`} src={patient.photoUrl} alt="" />
      )}
      <p className={styles.who}>
        <span>
          {patient.familyName.toUpperCase()}, {patient.givenNames}
        </span>
        {patient.preferredName === undefined ? null : (
          <span className={`${styles.preferred} ${styles.secondary}`}>“{patient.preferredName}”</span>
        )}
      </p>
      <dl className={styles.facts}>
        <div>
          <dt>born</dt>
          <dd>
            <Born date={patient.born} today={today} />
          </dd>
        </div>
        <div>
          <dt>record</dt>
          <dd>{patient.recordNumber}</dd>
        </div>
        <div className={styles.secondary}>
          <dt>sex</dt>
          <dd>{patient.sexForClinicalUse ?? 'Not known'}</dd>
        </div>
        <div className={styles.secondary}>
          <dt>pronouns</dt>
          <dd>{patient.pronouns ?? 'Not known'}</dd>
        </div>
        {chair === undefined ? null : (
          <div>
            <dt>chair</dt>
            <dd>{chair}</dd>
          </div>
        )}
      </dl>
      {(patient.marks ?? []).length === 0 ? null : (
        <div className={styles.marks}>
          {patient.marks?.map((mark) => (
            <span key={mark} className={styles.mark}>
              {MARK_WORDS[mark]}
            </span>
          ))}
        </div>
      )}
      <p className={styles.allergies}>
        <Allergies state={patient.allergies} />
      </p>
    </section>
  );
}

function Born({ date, today }: { date: CivilDate | undefined; today: CivilDate }) {
  if (date === undefined) return <>Not known</>;
  return (
    <time dateTime={date} title={formatLongDate(date)} className="no-break">
      {formatDate(date)} ({ageInYears(date, today)})
    </time>
  );
}

function Allergies({ state }: { state: AllergyState }) {
  switch (state.kind) {
    case 'known':
      return (
        <>
          <span>Allergies</span>
          {state.names.map((name) => (
            <span key={name} className={styles.known}>
              {name}
            </span>
          ))}
        </>
      );
    case 'none-known':
      return <span className={styles.none}>No known allergies</span>;
    case 'not-recorded':
      return <span className={styles.unknown}>Allergies not recorded: ask before dosing</span>;
    case 'unavailable':
      return <span className={styles.unknown}>Allergies could not be loaded: do not assume none</span>;
  }
}
