import { parseCivilDate } from '@titrate/quantity';
import { describe, expect, it } from 'vitest';
import { allForms, formsOf, preselected } from './forms.ts';

const parsed = parseCivilDate('2026-03-02');
if (!parsed.ok) throw new Error('the test date is wrong');
const on = parsed.value;

describe('what is offered to send', () => {
  it('preselects what everyone gets, and leaves out what a clinician rates', () => {
    const intake = formsOf('intake', [], on);
    expect(preselected(intake)).toContain('phq9');
    expect(preselected(intake)).toContain('cssrs_screen');
    expect(preselected(intake)).not.toContain('madrs');
    expect(intake.find(({ ref }) => ref === 'madrs')?.notByLink).toMatch(/clinician/);
  });

  it('leaves what is asked only under a condition to the sender', () => {
    const before = formsOf('before-session', ['bipolar'], on);
    expect(before.find(({ ref }) => ref === 'asrm')?.when).toBeDefined();
    expect(preselected(before)).not.toContain('asrm');
  });

  it('keeps the safety screen preselected also where it carries a condition', () => {
    expect(preselected(formsOf('before-session', [], on))).toContain('cssrs_screen');
  });

  it('follows the tracks of what is treated', () => {
    expect(formsOf('intake', ['pain'], on).map(({ ref }) => ref)).toContain('peg');
    expect(formsOf('intake', ['depression'], on).map(({ ref }) => ref)).not.toContain('peg');
  });

  it('says why each form of the catalogue cannot go by link, or lets it', () => {
    const forms = allForms(on);
    expect(forms.find(({ ref }) => ref === 'phq9')?.notByLink).toBeUndefined();
    expect(forms.find(({ ref }) => ref === 'hamd17')?.notByLink).toBeDefined();
  });
});
