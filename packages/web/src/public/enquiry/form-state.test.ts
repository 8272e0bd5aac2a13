import { describe, expect, it } from 'vitest';
import { checkDraft, EMPTY_DRAFT, type EnquiryDraft } from './form-state.ts';

const ID = '0d7f6f0e-5a4c-4a57-9a55-3b8c1f0c2f11';
const FILLED: EnquiryDraft = {
  ...EMPTY_DRAFT,
  clinicId: '6a1c1c3e-2f7f-4e0d-8c53-5a1e2b7f9d20',
  name: 'Mara Ellison',
  forWhom: 'self',
  preferredWay: 'email',
  email: 'mara@example.org',
  consent: true,
};

describe('the enquiry form', () => {
  it('names every missing answer of an empty form, from top to bottom', () => {
    const checked = checkDraft(EMPTY_DRAFT, ID, []);
    expect(checked.ok ? [] : checked.problems.map(({ field }) => field)).toEqual([
      'forWhom',
      'name',
      'preferredWay',
      'clinicId',
      'consentToContact',
    ]);
  });

  it('sends no self-check unless the person added one', () => {
    const checked = checkDraft(FILLED, ID, []);
    expect(checked.ok && 'selfChecks' in checked.enquiry).toBe(false);
  });

  it('sends the self-check that the person added', () => {
    const checked = checkDraft(FILLED, ID, [{ instrument: 'gad7', version: '1.0.0', answers: [1, 2, null] }]);
    expect(checked.ok && checked.enquiry.selfChecks?.[0]?.instrument).toBe('gad7');
  });

  it('leaves out who the loved one is when someone writes for themselves', () => {
    const checked = checkDraft({ ...FILLED, relationship: 'sister' }, ID, []);
    expect(checked.ok && checked.enquiry.relationship).toBe(undefined);
  });
});
