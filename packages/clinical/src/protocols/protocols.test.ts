import { describe, expect, it } from 'vitest';
import { parseDoseRequest } from '../dose/index.ts';
import { INSTRUMENTS } from '../instruments/index.ts';
import { syllablesOf } from './education/reading-level.ts';
import {
  ADVERSE_EVENT_GRADES,
  AFTER_CARE,
  afterCareFor,
  CONSENT_ELEMENTS,
  consentFor,
  EDUCATION,
  EMERGENCY_CARDS,
  educationBySlug,
  HIGHEST_READING_GRADE,
  INDICATIONS,
  MONITORING_SCHEDULES,
  monitoringScheduleFor,
  observationFor,
  PRODUCTS,
  PROTOCOLS,
  protocolById,
  protocolsFor,
  readingGrade,
  STAFFING,
  SUPPORTIVE_NEEDS,
  SURVEILLANCE,
  textOf,
} from './index.ts';
import { statement } from './statements/statement.ts';

const numbered = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, n) => `${prefix}-${String(n + 1).padStart(2, '0')}`);
const idsOf = (rows: readonly { readonly id: string }[]) => rows.map((row) => row.id);

describe('the protocol catalogue', () => {
  it('has every card, element, topic, instruction and rule, each once', () => {
    expect(idsOf(EMERGENCY_CARDS)).toEqual(numbered('EM', 12));
    expect(idsOf(CONSENT_ELEMENTS)).toEqual(numbered('CO', 15));
    expect(idsOf(EDUCATION)).toEqual(numbered('ED', 12));
    expect(idsOf(AFTER_CARE)).toEqual(numbered('AC', 8));
    expect(idsOf(STAFFING)).toEqual(numbered('SF', 6));
    expect(idsOf(SUPPORTIVE_NEEDS)).toEqual(numbered('PRN', 9));
    expect(Object.keys(MONITORING_SCHEDULES)).toEqual(numbered('MO', 6));
  });

  it('names a source for everything', () => {
    const rows = [
      ...EMERGENCY_CARDS,
      ...CONSENT_ELEMENTS,
      ...EDUCATION,
      ...AFTER_CARE,
      ...STAFFING,
      ...SUPPORTIVE_NEEDS,
      ...ADVERSE_EVENT_GRADES,
      ...PRODUCTS,
      ...PROTOCOLS,
      ...SURVEILLANCE,
    ];
    for (const row of rows) expect(row.sources.length, row.id).toBeGreaterThan(0);
  });

  it('judges every indication by an instrument that exists', () => {
    const known = INSTRUMENTS.map((instrument) => instrument.id);
    for (const { id, targetInstrument, plainName } of INDICATIONS) {
      expect(known, id).toContain(targetInstrument);
      expect(plainName).not.toBe('');
    }
  });

  it('has a way of treating for each indication, by a product that is given that way', () => {
    for (const { id } of INDICATIONS) expect(protocolsFor(id).length, id).toBeGreaterThan(0);
    for (const { id, product, route } of PROTOCOLS) {
      const forms = PRODUCTS.filter((form) => form.product === product && form.routes.includes(route));
      expect(forms.length, id).toBeGreaterThan(0);
      expect(protocolById(id)?.id).toBe(id);
    }
    expect(protocolById('none')).toBe(undefined);
  });

  it('every way of treating is a name that a dose order may give, with the limits it says', () => {
    for (const { id, product, route, limits } of PROTOCOLS) {
      const amount = product === 'esketamine' ? { doseMg: 56 } : { doseMgPerKg: 0.5 };
      const order = { product, route, protocol: id, weight: { kg: 80, kind: 'actual' }, ...amount };
      const parsed = parseDoseRequest(order);
      expect(parsed.ok, id).toBe(true);
      if (parsed.ok && parsed.value.product === 'ketamine') expect(parsed.value.protocol).toBe(limits);
    }
  });

  it('DO-001: carries no dose that a form could take over', () => {
    for (const protocol of PROTOCOLS) {
      expect(Object.keys(protocol).filter((key) => /dose|mg/i.test(key))).toEqual([]);
    }
  });

  it('keeps the two drugs apart: no form and no protocol is both', () => {
    for (const form of PRODUCTS) {
      expect(form.mgPerDevice !== null).toBe(form.product === 'esketamine');
      if (form.product === 'esketamine') expect(form.routes).toEqual(['IN']);
    }
  });
});

describe('the least observation after a dose', () => {
  it.each([
    ['DC-01', { product: 'esketamine', route: 'IN' }, 120],
    ['DC-02', { product: 'ketamine', route: 'IV', durationMin: '40' }, 60],
    ['DC-02', { product: 'ketamine', route: 'IV', durationMin: 120, doseMgPerKg: 1 }, 60],
    ['DC-07', { product: 'ketamine', route: 'IV', durationMin: '120.1' }, 120],
    ['DC-07', { product: 'ketamine', route: 'IV', durationMin: 40, doseMgPerKg: '1.01' }, 120],
    ['DC-02', { product: 'ketamine', route: 'IV', durationMin: null }, 60],
    ['DC-03', { product: 'ketamine', route: 'IM' }, 120],
    ['DC-03', { product: 'ketamine', route: 'SC' }, 120],
    ['DC-04', { product: 'ketamine', route: 'PO' }, 120],
    ['DC-04', { product: 'ketamine', route: 'SL' }, 120],
    ['DC-06', { product: 'ketamine', route: 'IV', moderateHepaticImpairment: true }, 120],
  ] as const)('%s for %o is %i min', (rule, plan, minimumMin) => {
    expect(observationFor(plan)).toMatchObject({ rule, minimumMin });
  });
});

describe('the monitoring timetable', () => {
  const treatment = {
    product: 'ketamine',
    route: 'IV',
    indicationGroup: 'psychiatric',
    sessionNumber: 2,
    ageYears: 40,
    riskFlags: [],
  } as const;

  it.each([
    ['MO-02', {}],
    ['MO-03', { sessionNumber: 1 }],
    ['MO-02', { ageYears: 64 }],
    ['MO-03', { ageYears: 65 }],
    ['MO-03', { riskFlags: ['sleep-apnoea'] as const }],
    ['MO-06', { indicationGroup: 'pain' as const }],
    ['MO-04', { route: 'IM' as const }],
    ['MO-05', { route: 'SL' as const }],
    ['MO-01', { product: 'esketamine' as const, route: 'IN' as const }],
  ])('is %s with %o', (id, change) => {
    expect(monitoringScheduleFor({ ...treatment, ...change }).id).toBe(id);
  });
});

describe('what a person reads', () => {
  it.each(EDUCATION.map((topic) => ({ id: topic.id, topic })))('$id is plain enough to read', ({ topic }) => {
    expect(readingGrade(textOf(topic))).toBeLessThanOrEqual(HIGHEST_READING_GRADE);
    expect(educationBySlug(topic.slug)).toBe(topic);
    for (const { options, answer, why } of topic.questions) {
      expect(options[answer]).toBeDefined();
      expect(options.length).toBeGreaterThan(1);
      expect(why).not.toBe('');
    }
  });

  it('has one address for each topic', () => {
    expect(new Set(EDUCATION.map((topic) => topic.slug)).size).toBe(EDUCATION.length);
    expect(educationBySlug('none')).toBe(undefined);
  });

  it.each(['ketamine', 'esketamine'] as const)(
    'after-care and consent for %s are plain enough to read',
    (product) => {
      const sheet = afterCareFor(product).map((row) => row.text);
      expect(readingGrade(sheet.join('\n'))).toBeLessThanOrEqual(HIGHEST_READING_GRADE);
      const route = product === 'esketamine' ? 'IN' : 'IV';
      const consent = consentFor({ product, route }).map((row) => row.text);
      expect(readingGrade(consent.join('\n'))).toBeLessThanOrEqual(HIGHEST_READING_GRADE);
    },
  );

  it('the sheet after the spray says the next day, after ketamine 24 hours', () => {
    expect(afterCareFor('esketamine')[0]?.text).toContain('until tomorrow');
    expect(afterCareFor('ketamine')[0]?.text).toContain('24 hours');
  });

  it('a statement has a severity only where it was given one', () => {
    expect(statement('X-1', 'A title', 'A text.', [])).toEqual({
      id: 'X-1',
      title: 'A title',
      text: 'A text.',
      sources: [],
    });
    expect(statement('X-1', 'A title', 'A text.', [], 'block').severity).toBe('block');
  });

  it('a consent speaks of the drug and the way it is given', () => {
    const texts = (product: 'ketamine' | 'esketamine', route: 'IV' | 'IM' | 'SL' | 'IN') =>
      consentFor({ product, route })
        .map((row) => row.text)
        .join(' ');
    expect(consentFor({ product: 'ketamine', route: 'IV' }).map((row) => row.id)).not.toContain('CO-09');
    expect(consentFor({ product: 'esketamine', route: 'IN' }).map((row) => row.id)).toContain('CO-09');
    expect(texts('ketamine', 'IV')).toContain('off-label');
    expect(texts('ketamine', 'IM')).toContain('cannot be turned off');
    expect(texts('ketamine', 'SL')).toContain('not checked by the FDA');
    expect(texts('ketamine', 'IV')).not.toContain('not checked by the FDA');
    expect(texts('ketamine', 'IV')).not.toContain('cannot be turned off');
    expect(texts('esketamine', 'IN')).not.toContain('not checked by the FDA');
    expect(texts('esketamine', 'IN')).toContain('until the next day, after a good sleep');
    expect(texts('ketamine', 'IV')).toContain('I do not drive for 24 hours');
    expect(texts('esketamine', 'IN')).not.toContain('off-label');
  });

  it('counts syllables and grades as the formula does', () => {
    expect(['cat', 'looked', 'makes', 'open', 'a', 'x'].map(syllablesOf)).toEqual([1, 1, 1, 2, 1, 1]);
    expect(readingGrade('The cat sat. The dog ran.')).toBeCloseTo(0.39 * 3 + 11.8 - 15.59, 10);
    expect(readingGrade('')).toBe(0);
    expect(readingGrade('42')).toBe(0);
    expect(readingGrade('Rest.')).toBeCloseTo(0.39 + 11.8 - 15.59, 10);
    expect(readingGrade('The cat sat.')).toBeCloseTo(0.39 * 3 + 11.8 - 15.59, 10);
    const hard =
      'Pharmacological antagonism necessitates multidisciplinary consideration of contraindications.';
    expect(readingGrade(hard)).toBeGreaterThan(HIGHEST_READING_GRADE);
  });
});
