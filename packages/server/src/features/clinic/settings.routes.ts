import { INDICATIONS } from '@titrate/clinical/rules';
import {
  type ClinicSettings,
  DeviceRules,
  readClinicSettings,
  SiteFacts,
  saveClinicSettings,
} from '@titrate/contract';
import { canonicalJson, type Json, sha256Hex } from '@titrate/quantity';
import type { Tx } from '../../platform/database/schema.ts';
import { refuse } from '../../platform/http/refusal.ts';
import { route } from '../../platform/http/route.ts';
import { requireFreshProof } from '../../platform/identity/step-up.ts';

const WORDS = ['phone', 'address', 'enquiriesAnsweredWithin', 'riskAnswersSeenBy', 'hl7Authority'] as const;

export const settingsRoutes = [
  route(readClinicSettings, async ({ tx, clinicId }) =>
    view(await clinicRow(tx, clinicId).executeTakeFirstOrThrow()),
  ),

  route(saveClinicSettings, async ({ tx, clinicId, body, actor, now, audit, publish }) => {
    requireFreshProof(actor, now);
    refuseUnknownIndications(body.site.approvedIndications ?? []);
    const before = await clinicRow(tx, clinicId).forUpdate().executeTakeFirstOrThrow();
    if (view(before).version !== body.version) throw refuse('stale-version');
    const {
      version: _version,
      name,
      site,
      hl7AcceptIdsWithoutAuthority,
      nurseMayStateStability,
      devices,
      ...words
    } = body;
    // Keys that this page does not know stay as they are.
    const settings: Record<string, unknown> = {
      ...before.settings,
      hl7AcceptIdsWithoutAuthority,
      nurseMayStateStability,
      devices,
      site: { ...siteOf(before.settings), ...site },
    };
    for (const key of WORDS) settings[key] = words[key];
    const kept = withoutNulls({ ...settings, site: withoutNulls(recordOf(settings['site'])) });
    await tx
      .updateTable('clinic')
      .set({ name, settings: JSON.stringify(kept) })
      .where('id', '=', clinicId)
      .execute();
    const after = await clinicRow(tx, clinicId).executeTakeFirstOrThrow();
    audit({
      act: 'clinic.settings',
      object: { kind: 'clinic', id: clinicId },
      detail: { changed: changedKeys(view(before), view(after)), site: siteJson(view(after)) },
    });
    await publish({ topic: 'clinic', id: clinicId });
    return view(after);
  }),
] as const;

interface Row {
  readonly name: string;
  readonly slug: string;
  readonly timeZone: string;
  readonly region: string;
  readonly settings: Readonly<Record<string, unknown>>;
}

const clinicRow = (tx: Tx, clinicId: string) =>
  tx
    .selectFrom('clinic')
    .select(['name', 'slug', 'timeZone', 'region', 'settings'])
    .where('id', '=', clinicId);

function refuseUnknownIndications(ids: readonly string[]): void {
  const known: readonly string[] = INDICATIONS.map((one) => one.id);
  const problems = ids.flatMap((id, index) =>
    known.includes(id)
      ? []
      : [
          {
            type: 'unknown-indication',
            message: `there is no indication ${id}`,
            path: `/site/approvedIndications/${index}`,
          },
        ],
  );
  if (problems.length > 0) throw refuse('invalid-input', undefined, problems);
}

/** What is stored as it is shown: what nobody said, or what no longer reads, is `null` and never a yes. */
function view({ settings, ...clinic }: Row): ClinicSettings {
  const words = Object.fromEntries(
    WORDS.map((key) => [key, typeof settings[key] === 'string' ? settings[key] : null]),
  );
  const shown = {
    ...clinic,
    phone: null,
    address: null,
    enquiriesAnsweredWithin: null,
    riskAnswersSeenBy: null,
    hl7Authority: null,
    ...words,
    hl7AcceptIdsWithoutAuthority: settings['hl7AcceptIdsWithoutAuthority'] === true,
    nurseMayStateStability: settings['nurseMayStateStability'] === true,
    site: siteView(siteOf(settings)),
    devices: DeviceRules.catch(DeviceRules.parse({})).parse(settings['devices'] ?? {}),
  };
  // Everything above came out of JSON, so it goes into JSON.
  return { ...shown, version: sha256Hex(canonicalJson(shown as unknown as Json)).slice(0, 32) };
}

const NOT_SAID: SiteFacts = {
  approvedIndications: null,
  resuscitationStaffAndKit: null,
  homeDosingEnabled: null,
  remsCertified: null,
  remsStaffTrained: null,
  remsDirectObservation: null,
  remsTwoHourMonitoring: null,
  remsSupplierCertified: null,
  remsFormsOverdue: null,
  diazepamEquivalentMg: {},
  morphineEquivalentFactor: {},
};

function siteView(stored: Readonly<Record<string, unknown>>): SiteFacts {
  const readable = Object.entries(SiteFacts.shape).flatMap(([key, schema]) => {
    const parsed = schema.safeParse(stored[key]);
    return parsed.success ? [[key, parsed.data] as const] : [];
  });
  return { ...NOT_SAID, ...Object.fromEntries(readable) };
}

const siteOf = (settings: Readonly<Record<string, unknown>>) => recordOf(settings['site']);

const recordOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? { ...value } : {};

const withoutNulls = (record: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== null));

function changedKeys(before: ClinicSettings, after: ClinicSettings): string[] {
  const flat = ({ site, version: _version, ...rest }: ClinicSettings): Record<string, unknown> => ({
    ...rest,
    ...site,
  });
  const [old, fresh] = [flat(before), flat(after)];
  return Object.keys(fresh).filter((key) => JSON.stringify(old[key]) !== JSON.stringify(fresh[key]));
}

const siteJson = (settings: ClinicSettings): Json => JSON.parse(JSON.stringify(settings.site));
