import type { EnquiryView } from '@titrate/contract';
import { describe, expect, it } from 'vitest';
import { selfCheckWords, urgentBecause } from './words.ts';

const aCheck = (change: Partial<EnquiryView['selfChecks'][number]> = {}) => ({
  instrument: 'phq9',
  version: '1.0.0',
  answers: [2, 2, 2, 2, 2, 2, 2, 2, 1],
  total: 17,
  band: 'moderately_severe',
  flags: ['si_item_positive'],
  ...change,
});
const anEnquiry = (topics: string[], flags: string[]): EnquiryView => ({
  id: 'e',
  forWhom: 'self',
  relationship: null,
  name: 'Mara Ellison',
  email: null,
  phone: '212 555 0143',
  preferredWay: 'phone-call',
  bestTime: null,
  topics,
  message: '',
  selfChecks: [aCheck({ flags })],
  urgent: true,
  status: 'new',
  statusReason: null,
  handledBy: null,
  patientId: null,
  receivedAt: '2026-03-02T15:00:00Z',
  version: 1,
});

describe('a self-check in words', () => {
  it('names the form, the points and the band, and says every flag', () => {
    const words = selfCheckWords(aCheck());
    expect(words.score).toMatch(/^PHQ-9: 17 points, \S/);
    expect(words.flags).toEqual(['Suicide item positive: ask the C-SSRS screener now']);
  });

  it('never makes a total out of skipped questions', () => {
    const words = selfCheckWords(aCheck({ total: null, band: null, answers: [1, null, null], flags: [] }));
    expect(words).toEqual({ score: 'PHQ-9: cannot be scored, 1 of 3 questions answered', flags: [] });
  });

  it('shows a form and a flag it does not know without failing', () => {
    const words = selfCheckWords(aCheck({ instrument: 'future', band: null, flags: ['new_flag'] }));
    expect(words).toEqual({ score: 'future: 17 points', flags: [] });
  });
});

describe('why somebody is called first', () => {
  it.each([
    [['suicidal-thoughts'], [], 'names suicidal thoughts'],
    [['depression'], ['si_item_positive'], 'the self-check says there are thoughts of death'],
    [['suicidal-thoughts'], ['si_item_positive'], 'names suicidal thoughts, and the self-check says so too'],
  ])('%j with %j', (topics, flags, words) => {
    expect(urgentBecause(anEnquiry(topics, flags))).toBe(words);
  });
});
