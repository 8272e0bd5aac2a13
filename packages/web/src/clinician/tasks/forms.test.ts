import { CONTENT_B } from '@titrate/clinical/content-b';
import { parseCivilDate } from '@titrate/quantity';
import { describe, expect, it } from 'vitest';
import { allForms, formsOf, preselected } from './forms.ts';

const parsed = parseCivilDate('2026-03-02');
if (!parsed.ok) throw new Error('the test date is wrong');
const on = parsed.value;
const everyone = { texts: CONTENT_B, on, language: 'en' };

describe('what is offered to send', () => {
  it('preselects what everyone gets, and leaves out what a clinician rates', () => {
    const intake = formsOf('intake', [], everyone);
    expect(preselected(intake)).toContain('phq9');
    expect(preselected(intake)).toContain('cssrs_screen');
    expect(preselected(intake)).not.toContain('madrs');
    expect(intake.find(({ ref }) => ref === 'madrs')?.notByLink).toMatch(/clinician/);
  });

  it('leaves what is asked only under a condition to the sender', () => {
    const before = formsOf('before-session', ['bipolar'], everyone);
    expect(before.find(({ ref }) => ref === 'asrm')?.when).toBeDefined();
    expect(preselected(before)).not.toContain('asrm');
  });

  it('keeps the safety screen preselected also where it carries a condition', () => {
    expect(preselected(formsOf('before-session', [], everyone))).toContain('cssrs_screen');
  });

  it('follows the tracks of what is treated', () => {
    expect(formsOf('intake', ['pain'], everyone).map(({ ref }) => ref)).toContain('peg');
    expect(formsOf('intake', ['depression'], everyone).map(({ ref }) => ref)).not.toContain('peg');
  });

  it('follows what the clinic may show, in the language of the patient', () => {
    const reasonOf = (ref: string, reader: object) =>
      allForms({ ...everyone, ...reader }).find((form) => form.ref === ref)?.notByLink;
    expect(reasonOf('who5', {})).toBeUndefined();
    expect(reasonOf('who5', { texts: [] })).toMatch(/wording/);
    expect(preselected(formsOf('intake', [], { ...everyone, texts: [] }))).not.toContain('cssrs_screen');
    const german = CONTENT_B.map((one) => ({ ...one, language: 'de' }));
    expect(reasonOf('who5', { texts: german })).toMatch(/wording/);
    expect(reasonOf('who5', { texts: german, language: 'de-AT' })).toBeUndefined();
    // English is what everyone could read before; a translation only adds.
    expect(reasonOf('phq9', { language: 'fr' })).toBeUndefined();
  });

  it('says why each form of the catalogue cannot go by link, or lets it', () => {
    const forms = allForms(everyone);
    expect(forms.find(({ ref }) => ref === 'phq9')?.notByLink).toBeUndefined();
    expect(forms.find(({ ref }) => ref === 'hamd17')?.notByLink).toBeDefined();
  });
});
