import { CONTENT_B } from '@titrate/clinical/content-b';
import {
  type Form,
  formOf,
  type InstrumentId,
  languageFor,
  type TextPackage,
  textsFor,
} from '@titrate/clinical/instruments';
import {
  type CivilDate,
  canonicalJson,
  type Instant,
  type Json,
  type Problem,
  parseCivilDate,
  type Result,
  sha256Hex,
} from '@titrate/quantity';
import type { Tx } from '../../platform/database/schema.ts';
import { todayOf } from '../library/in-force.ts';
import './wording.tables.ts';

/** In the settings of the clinic; the key is absent while the wording under conditions is on. */
export const CONTENT_PACKAGE_OFF = 'contentPackageOff';

/** What this clinic may show beside the definitions: its own imports first, then the content package unless it is off. */
export async function textsOf(tx: Tx, clinicId: string): Promise<readonly TextPackage[]> {
  const own = await tx
    .selectFrom('wordingPackage')
    .select('texts')
    .where('clinicId', '=', clinicId)
    .where('ended', 'is', null)
    .orderBy('instrument')
    .orderBy('language')
    .execute();
  const isOn = await isContentPackageOn(tx, clinicId);
  return [...own.map(({ texts }) => texts), ...(isOn ? CONTENT_B : [])];
}

export async function isContentPackageOn(tx: Tx, clinicId: string): Promise<boolean> {
  const { settings } = await tx
    .selectFrom('clinic')
    .select('settings')
    .where('id', '=', clinicId)
    .executeTakeFirstOrThrow();
  return settings[CONTENT_PACKAGE_OFF] !== true;
}

/** The day on which licences must hold: the clinic's own. */
export async function licenceDay(tx: Tx, clinicId: string, now: Instant): Promise<CivilDate> {
  const today = parseCivilDate(await todayOf(tx, clinicId, now));
  if (!today.ok) throw new Error('Invariant broken: the database gave a day that does not exist');
  return today.value;
}

export interface PatientForm {
  readonly form: Result<Form, Problem>;
  /** Of the words it shows; `null` where they are the definition's own, or there are none. */
  readonly wordingHash: string | null;
}

/** Opens forms of one patient: in their language where the clinic has words in it, else in English. */
export async function formsOfPatient(
  tx: Tx,
  {
    clinicId,
    patientId,
    now,
  }: { readonly clinicId: string; readonly patientId: string; readonly now: Instant },
): Promise<(instrument: InstrumentId) => PatientForm> {
  const texts = await textsOf(tx, clinicId);
  const on = await licenceDay(tx, clinicId, now);
  const patient = await tx
    .selectFrom('patient')
    .select('language')
    .where('clinicId', '=', clinicId)
    .where('id', '=', patientId)
    .executeTakeFirst();
  return (instrument) => {
    const language = languageFor({ instrument, texts, on }, patient === undefined ? [] : [patient.language]);
    const request = { instrument, texts, on, language };
    const shown = textsFor(request);
    return {
      form: formOf({ ...request, audience: 'patient' }),
      wordingHash: shown === undefined ? null : hashOf(shown),
    };
  };
}

/** Names the words for ever: the same package has the same hash in every clinic. */
export const hashOf = (texts: TextPackage): string =>
  // A text package is JSON: it was read from JSON, or is written down as such.
  sha256Hex(canonicalJson(texts as unknown as Json));
