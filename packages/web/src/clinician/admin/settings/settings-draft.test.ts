import type { ClinicSettings } from '@titrate/contract';
import { describe, expect, it } from 'vitest';
import { draftOf, settingsOfDraft } from './settings-draft.ts';

const NEW_CLINIC: ClinicSettings = {
  name: 'Harbour Clinic',
  slug: 'harbour',
  timeZone: 'America/New_York',
  region: 'US',
  version: 'v1',
  phone: null,
  address: null,
  enquiriesAnsweredWithin: null,
  riskAnswersSeenBy: null,
  hl7Authority: null,
  hl7AcceptIdsWithoutAuthority: false,
  nurseMayStateStability: false,
  site: {
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
  },
  devices: { offlineHours: 12, lockAfterMin: 5 },
};

describe('the settings form', () => {
  it('sends back what it was given when nothing was typed: nothing unsaid becomes a no or a zero', () => {
    const { slug: _s, timeZone: _t, region: _r, ...body } = NEW_CLINIC;
    expect(settingsOfDraft(draftOf(NEW_CLINIC), NEW_CLINIC)).toEqual({ ok: true, value: body });
  });

  it('keeps a decision to approve no indication', () => {
    const before = { ...NEW_CLINIC, site: { ...NEW_CLINIC.site, approvedIndications: ['trd'] } };
    const sent = settingsOfDraft({ ...draftOf(before), approvedIndications: [] }, before);
    expect(sent).toMatchObject({ value: { site: { approvedIndications: [] } } });
  });

  it('reads a table of equivalents, and names the line it cannot read', () => {
    const draft = { ...draftOf(NEW_CLINIC), diazepamEquivalentMg: 'Example = 2.5\n\nother 3' };
    expect(settingsOfDraft(draft, NEW_CLINIC)).toEqual({
      ok: false,
      problems: [{ field: 'diazepamEquivalentMg', message: 'Line 3 is not of the form: name = number' }],
    });
    const good = { ...draft, diazepamEquivalentMg: 'Example = 2.5' };
    expect(settingsOfDraft(good, NEW_CLINIC)).toMatchObject({
      value: { site: { diazepamEquivalentMg: { example: 2.5 } } },
    });
  });

  it.each(['-1', '1.5', 'many'])('refuses %s overdue forms at its field', (text) => {
    const sent = settingsOfDraft({ ...draftOf(NEW_CLINIC), remsFormsOverdue: text }, NEW_CLINIC);
    expect(sent).toMatchObject({ ok: false, problems: [{ field: 'remsFormsOverdue' }] });
  });
});
