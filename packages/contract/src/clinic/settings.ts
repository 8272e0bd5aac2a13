import { z } from 'zod';
import { DeviceRules } from '../identity/account.ts';
import { endpoint } from '../platform/endpoint.ts';
import { EVERYONE } from '../platform/roles.ts';

const inClinic = z.object({ clinicId: z.uuid() });
const Words = z.string().trim().min(1).max(300).nullable();
/** `null`: nobody has said yet, which every rule takes for unknown. */
const Said = z.boolean().nullable();
const Amounts = z.record(z.string().trim().min(1).max(80), z.number().min(0.01).max(1000));

/** What is true of the site: suitability and REMS rules read it. */
export const SiteFacts = z.object({
  /** Ids of the catalogue of indications; `null` until someone decided. */
  approvedIndications: z.array(z.string().max(60)).max(40).nullable(),
  resuscitationStaffAndKit: Said,
  homeDosingEnabled: Said,
  remsCertified: Said,
  remsStaffTrained: Said,
  remsDirectObservation: Said,
  remsTwoHourMonitoring: Said,
  remsSupplierCertified: Said,
  remsFormsOverdue: z.int().min(0).max(100_000).nullable(),
  /** The clinic's own tables; empty means that nothing is converted. */
  diazepamEquivalentMg: Amounts,
  morphineEquivalentFactor: Amounts,
});
export type SiteFacts = z.infer<typeof SiteFacts>;

const Changeable = z.object({
  name: z.string().trim().min(1).max(200),
  /** Shown to patients beside every task and on the day. */
  phone: Words,
  /** Street, city, state and postal code on one line, for the forms that go out. */
  address: Words,
  /** In words, as the public enquiry page says it: "two working days". */
  enquiriesAnsweredWithin: Words,
  /** What a patient reads who has just told of thoughts of death: who sees it, and when. */
  riskAnswersSeenBy: Words,
  /** How the devices of this clinic name it in HL7; without it, the clinic's short name. */
  hl7Authority: Words,
  hl7AcceptIdsWithoutAuthority: z.boolean(),
  /** RD-11: the policy delegates the statement of stability before discharge to nurses. Unless it does, a prescriber states it. */
  nurseMayStateStability: z.boolean(),
  site: SiteFacts,
  devices: DeviceRules,
});

export const ClinicSettings = Changeable.extend({
  slug: z.string(),
  timeZone: z.string(),
  region: z.string(),
  /** Send it back with a change; another one means that somebody else changed them meanwhile. */
  version: z.string(),
});
export type ClinicSettings = z.infer<typeof ClinicSettings>;

export const readClinicSettings = endpoint({
  id: 'clinic.settings',
  method: 'GET',
  path: '/api/clinics/:clinicId/settings',
  summary: 'What the clinic says about itself: contact, promises to patients, facts of the site',
  access: { kind: 'staff', roles: EVERYONE },
  params: inClinic,
  response: ClinicSettings,
});

export const saveClinicSettings = endpoint({
  id: 'clinic.saveSettings',
  method: 'PUT',
  path: '/api/clinics/:clinicId/settings',
  summary: 'Change the settings of the clinic; asks for a fresh proof of presence',
  access: { kind: 'staff', roles: ['owner'] },
  params: inClinic,
  body: Changeable.extend({ version: z.string().max(64) }),
  response: ClinicSettings,
});
