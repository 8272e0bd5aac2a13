import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ABOUT,
  bundleOf,
  category,
  concept,
  draft,
  loinc,
  NOW,
  observation,
  PERSON,
  pressure,
  problems,
  quantity,
  SNOMED,
} from '../testing/documents.ts';
import { draftImport } from './import.ts';

describe('the document', () => {
  it('accounts for every entry: taken, or listed with a reason', () => {
    const claim = { resourceType: 'Claim', id: 'k1' };
    const procedure = {
      resourceType: 'Procedure',
      id: 'x1',
      code: concept(SNOMED, '34552-0', 'Echocardiogram'),
    };
    const strange = { resourceType: 'Brandnew', id: 'b1' };
    const result = draft(claim, procedure, strange, observation(loinc('72166-2', 'Smoking'), {}));
    expect(result.counts).toMatchObject({ entries: 5, taken: 1, notTaken: 4 });
    expect(result.notUnderstood.map((one) => one.resourceType)).toEqual([
      'Claim',
      'Procedure',
      'Procedure',
      'Brandnew',
      'Observation',
    ]);
    expect(result.notUnderstood[1]?.reason).toContain('check digit');
  });

  it('may be NDJSON, and names the line that is broken', () => {
    const heart = JSON.stringify({
      ...observation(loinc('8867-4', 'Heart rate'), { valueQuantity: quantity(70, '/min') }),
      subject: { reference: 'Patient/p1' },
    });
    const read = draftImport(`${JSON.stringify(PERSON)}\n${heart}\n`, NOW);
    expect(read.ok && read.value.vitals.length).toBe(1);
    expect(problems(`${JSON.stringify(PERSON)}\n{"resourceType":"Observation"\n`)).toEqual([
      expect.stringMatching(/^line 2: not valid JSON/),
    ]);
  });

  it.each([
    ['that is not JSON', '{"resourceType": "Bundle",\n  oops}', [': not valid JSON at line 2, column 3']],
    ['that is empty', '', [': not valid JSON: it ends too early or holds something that is not JSON']],
    ['that is a list', '[]', [': expected a bundle or resource']],
    [
      'without a type',
      '{"resourceType":"Bundle"}',
      ['Bundle.type: expected a bundle of type transaction, batch, collection or searchset'],
    ],
    [
      'without entries',
      '{"resourceType":"Bundle","type":"batch"}',
      ['Bundle.entry: expected a list of entries'],
    ],
    [
      'without a person',
      '{"resourceType":"Bundle","type":"batch","entry":[]}',
      [': the document holds no patient'],
    ],
    [
      'with two people',
      JSON.stringify(bundleOf({ ...PERSON, id: 'p2' })),
      [
        'Bundle.entry[0].resource: the document holds several patients; import one at a time',
        'Bundle.entry[1].resource: the document holds several patients; import one at a time',
      ],
    ],
    [
      'with two entries of one name',
      JSON.stringify(bundleOf({ resourceType: 'Claim', id: 'x' }, { resourceType: 'Claim', id: 'x' })),
      [
        'Bundle.entry[2].resource: has the same name as Bundle.entry[1].resource',
        'Bundle.entry[2].resource: has the same name as Bundle.entry[1].resource',
      ],
    ],
    [
      'with an entry that is no resource',
      '{"resourceType":"Bundle","type":"batch","entry":[{"resource":7},3]}',
      ['Bundle.entry[0].resource: expected a resource', 'Bundle.entry[1]: expected an object'],
    ],
  ])('%s is refused with its place', (_, text, expected) => {
    expect(problems(text)).toEqual(expected);
  });

  it('never crashes, and loses no entry, whatever its values are', () => {
    const good = bundleOf(
      pressure({ valueQuantity: quantity(128, 'mm[Hg]') }, { valueQuantity: quantity(79, 'mm[Hg]') }),
      observation(
        loinc('1742-6', 'ALT'),
        { valueQuantity: quantity(31, 'U/L') },
        { category: category('laboratory') },
      ),
      {
        resourceType: 'Condition',
        id: 'c',
        subject: ABOUT,
        code: concept(SNOMED, '38341003', 'Hypertension'),
        clinicalStatus: { coding: [{ code: 'active' }] },
      },
      {
        resourceType: 'AllergyIntolerance',
        id: 'a',
        patient: ABOUT,
        code: concept(SNOMED, '91936005', 'Penicillin'),
      },
      {
        resourceType: 'MedicationRequest',
        id: 'm',
        status: 'active',
        intent: 'order',
        subject: ABOUT,
        medicationCodeableConcept: { text: 'Sertraline' },
      },
    );
    const leaves: (readonly (string | number)[])[] = [];
    const walk = (value: unknown, path: readonly (string | number)[]): void => {
      leaves.push(path);
      if (Array.isArray(value)) for (const [index, one] of value.entries()) walk(one, [...path, index]);
      else if (typeof value === 'object' && value !== null)
        for (const [key, one] of Object.entries(value)) walk(one, [...path, key]);
    };
    walk(good, []);
    const odd = fc.constantFrom<unknown>(
      null,
      '',
      ' ',
      'x',
      0,
      -1,
      1e300,
      1e-9,
      true,
      [],
      {},
      [[]],
      [null],
      { value: [] },
      '2026-02-30',
      '2026-01-01T10:00',
      '__proto__',
    );
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...leaves), odd), { minLength: 1, maxLength: 3 }),
        (changes) => {
          let changed: unknown = structuredClone(good);
          for (const [path, value] of changes) changed = replaced(changed, path, value);
          const read = draftImport(JSON.stringify(changed), NOW);
          if (!read.ok) {
            expect(read.error.length).toBeGreaterThan(0);
            return;
          }
          const { counts, notUnderstood } = read.value;
          expect(counts.taken + counts.notTaken).toBe(counts.entries);
          const named = new Set(
            notUnderstood
              .filter((one) => one.kind !== 'remark')
              .map((one) => /entry\[\d+\]/.exec(one.path)?.[0]),
          );
          expect(named.size).toBeGreaterThanOrEqual(counts.notTaken);
        },
      ),
      { numRuns: Number(process.env['FUZZ_RUNS'] ?? 2000) },
    );
  });
});

function replaced(of: unknown, path: readonly (string | number)[], value: unknown): unknown {
  const [head, ...rest] = path;
  if (head === undefined) return value;
  if (Array.isArray(of)) return of.map((one, index) => (index === head ? replaced(one, rest, value) : one));
  if (typeof of === 'object' && of !== null)
    return { ...of, [head]: replaced(Object.entries(of).find(([key]) => key === head)?.[1], rest, value) };
  return of;
}
