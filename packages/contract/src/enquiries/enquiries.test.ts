import { describe, expect, it } from 'vitest';
import { NewEnquiry } from './enquiries.ts';

const anEnquiry = (change: Record<string, unknown> = {}) => ({
  id: '0d7f6f0e-5a4c-4a57-9a55-3b8c1f0c2f11',
  clinicId: '6a1c1c3e-2f7f-4e0d-8c53-5a1e2b7f9d20',
  name: 'Mara Ellison',
  forWhom: 'self',
  preferredWay: 'phone-call',
  phone: '212 555 0143',
  topics: ['depression'],
  consentToContact: true,
  ...change,
});
const problemsOf = (input: unknown) =>
  NewEnquiry.safeParse(input).error?.issues.map((issue) => issue.path.join('.')) ?? [];

describe('an enquiry from the public', () => {
  it('is accepted with a name, a way to be reached and consent', () => {
    expect(problemsOf(anEnquiry())).toEqual([]);
  });

  it('is refused without consent to be contacted', () => {
    expect(problemsOf(anEnquiry({ consentToContact: false }))).toEqual(['consentToContact']);
  });

  it('needs the address or number of the way that was chosen', () => {
    expect(problemsOf(anEnquiry({ preferredWay: 'email' }))).toEqual(['email']);
    expect(problemsOf(anEnquiry({ phone: undefined }))).toEqual(['phone']);
  });

  it('names every problem at once', () => {
    expect(problemsOf(anEnquiry({ name: ' ', forWhom: undefined }))).toEqual(['name', 'forWhom']);
  });

  it('refuses answers that no form offers', () => {
    const selfChecks = [{ instrument: 'phq9', version: '1.0.0', answers: [4] }];
    expect(problemsOf(anEnquiry({ selfChecks }))).toEqual(['selfChecks.0.answers.0']);
  });

  it('refuses fields it does not know', () => {
    expect(problemsOf(anEnquiry({ score: 9 }))).toEqual(['']);
  });
});
