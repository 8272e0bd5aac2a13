import { addMs, formatInstant, type Instant, parseInstant } from '@titrate/quantity';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CASE_MOMENT, caseDocument } from './cases.ts';
import { parseSnapshot } from './parse-snapshot.ts';
import { RULES } from './registry.ts';
import { evaluateRules, screen } from './screen.ts';
import type { PatientSnapshot } from './snapshot.ts';

/** Every case of every rule, as the snapshot it makes. */
const ALL = RULES.flatMap((rule) =>
  rule.cases.map((row) => {
    const parsed = parseSnapshot(caseDocument(row.given, rule.appliesTo));
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
    return { rule, name: row.name, snapshot: parsed.value };
  }),
);

function withoutPressure(row: PatientSnapshot['vitals'][number]) {
  const { systolicMmHg: _systolic, diastolicMmHg: _diastolic, observedAt: _observedAt, ...rest } = row;
  return rest;
}

/** What is left of a snapshot when everything a rule does not list is taken away. What it applies to stays. */
function onlyListed(snapshot: PatientSnapshot, inputs: readonly string[]): PatientSnapshot {
  const has = (input: string) => inputs.includes(input);
  const pick = <T extends object>(record: T, prefix: string): T =>
    // The keys that are left are keys of T, and all of them are optional.
    Object.fromEntries(Object.entries(record).filter(([key]) => has(`${prefix}.${key}`))) as T;
  const { medicinesReconciledAt, allergiesReviewedAt, antidepressantTrialsReviewedAt, exposure, ...rest } =
    snapshot;
  return {
    ...rest,
    patient: has('patient.canBecomePregnant')
      ? snapshot.patient
      : has('patient.birthDate') && snapshot.patient.birthDate !== undefined
        ? { birthDate: snapshot.patient.birthDate }
        : {},
    facts: pick(snapshot.facts, 'facts'),
    records: pick(snapshot.records, 'records'),
    site: pick(snapshot.site, 'site'),
    vitals: snapshot.vitals.map((row) => ({
      observedAt: row.observedAt,
      ...(has('vitals.bloodPressure') && row.systolicMmHg !== undefined && row.diastolicMmHg !== undefined
        ? { systolicMmHg: row.systolicMmHg, diastolicMmHg: row.diastolicMmHg }
        : {}),
      ...pick(withoutPressure(row), 'vitals'),
    })),
    measurements: snapshot.measurements.filter((row) => has(`measurements.${row.code}`)),
    instruments: snapshot.instruments.filter((row) => has(`instruments.${row.instrument}`)),
    medicines: has('medicines') ? snapshot.medicines : [],
    ...(has('medicines') && medicinesReconciledAt !== undefined ? { medicinesReconciledAt } : {}),
    allergies: has('allergies') ? snapshot.allergies : [],
    ...(has('allergies') && allergiesReviewedAt !== undefined ? { allergiesReviewedAt } : {}),
    ...(exposure !== undefined && inputs.some((input) => input.startsWith('exposure.'))
      ? {
          exposure: {
            at: exposure.at,
            ivSessionsPast12Months: has('exposure.ivSessionsPast12Months')
              ? exposure.ivSessionsPast12Months
              : 0,
            esketamineSessionsPast12Months: has('exposure.esketamineSessionsPast12Months')
              ? exposure.esketamineSessionsPast12Months
              : 0,
            consecutiveDoseRises: has('exposure.consecutiveDoseRises') ? exposure.consecutiveDoseRises : 0,
          },
        }
      : {}),
    antidepressantTrials: has('antidepressantTrials') ? snapshot.antidepressantTrials : [],
    ...(has('antidepressantTrials') && antidepressantTrialsReviewedAt !== undefined
      ? { antidepressantTrialsReviewedAt }
      : {}),
  };
}

/** Moves every instant and every calendar day of a document by the same time. */
function shifted(value: unknown, move: (text: string) => string): unknown {
  if (typeof value === 'string') return move(value);
  if (Array.isArray(value)) return value.map((entry) => shifted(entry, move));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, shifted(entry, move)]));
}

const withoutTimes = (snapshot: PatientSnapshot, at: Instant) =>
  screen(snapshot, { at }).findings.map(({ rule, result, severity, missing, inputs }) => ({
    rule,
    result,
    severity,
    missing,
    // A date among the inputs moves with the calendar.
    inputs: inputs.map((entry) => entry.input),
  }));

describe('Rules', () => {
  it('say the same when everything they do not list is taken away', () => {
    for (const { rule, name, snapshot } of ALL) {
      const whole = evaluateRules([rule], snapshot, CASE_MOMENT);
      const pruned = evaluateRules([rule], onlyListed(snapshot, rule.inputs), CASE_MOMENT);
      expect(pruned, `${rule.id}, ${name}`).toEqual(whole);
    }
  });

  it('touch no fact, record or site entry they do not list', () => {
    for (const { rule, snapshot } of ALL) {
      const touched = new Set<string>();
      const watch = <T extends object>(record: T, prefix: string): T =>
        new Proxy(record, {
          get(target, key, receiver) {
            touched.add(`${prefix}.${String(key)}`);
            return Reflect.get(target, key, receiver);
          },
        });
      const watched: PatientSnapshot = {
        ...snapshot,
        facts: watch(snapshot.facts, 'facts'),
        records: watch(snapshot.records, 'records'),
        site: watch(snapshot.site, 'site'),
      };
      evaluateRules([rule], watched, CASE_MOMENT);
      for (const input of touched) expect(rule.inputs, rule.id).toContain(input);
    }
  });

  it('need every input they list: taking each away changes some case', () => {
    for (const rule of RULES) {
      const cases = ALL.filter((entry) => entry.rule === rule);
      for (const input of rule.inputs) {
        const others = rule.inputs.filter((name) => name !== input);
        // What is treated cannot be taken away; without its product there is no question.
        if (/^(treatment|region)/.test(input)) continue;
        const changes = cases.some(({ snapshot }) => {
          const before = evaluateRules([rule], snapshot, CASE_MOMENT);
          const after = evaluateRules([rule], onlyListed(snapshot, others), CASE_MOMENT);
          return JSON.stringify(before) !== JSON.stringify(after);
        });
        expect(changes, `${rule.id} never shows that it uses ${input}`).toBe(true);
      }
    }
  });

  it('never clear a block when knowledge is taken away', () => {
    const held = new Set(['true', 'unknown']);
    for (const { rule, name, snapshot } of ALL) {
      if (rule.severity !== 'block') continue;
      const [finding] = evaluateRules([rule], snapshot, CASE_MOMENT);
      if (finding === undefined || finding.severity !== 'block' || !held.has(finding.result)) continue;
      for (const input of rule.inputs) {
        if (!/^(facts|records|measurements|vitals|site)\./.test(input)) continue;
        const less = onlyListed(
          snapshot,
          rule.inputs.filter((other) => other !== input),
        );
        const [after] = evaluateRules([rule], less, CASE_MOMENT);
        // A record that only adds weight to an answered question may go; the answer itself then decides.
        const addsWeight = rule.id === 'SC-014' && input === 'records.pregnancyTest';
        if (!addsWeight) expect(held, `${rule.id}, ${name}, without ${input}`).toContain(after?.result);
      }
    }
  });

  it('answer alike in any order', () => {
    const parsed = parseSnapshot(caseDocument({ facts: { aneurysm: 'yes', stroke: null } }));
    if (!parsed.ok) throw new Error('the well patient parses');
    const expected = evaluateRules(RULES, parsed.value, CASE_MOMENT);
    fc.assert(
      fc.property(fc.shuffledSubarray([...RULES], { minLength: RULES.length }), (rules) => {
        expect(evaluateRules(rules, parsed.value, CASE_MOMENT)).toEqual(expected);
      }),
      { numRuns: 30 },
    );
  });

  it('answer alike when all of time is moved by a whole cycle of the calendar', () => {
    // 400 years are a whole number of weeks and hold the same leap days, so even ages stay the same.
    const cycleMs = 146_097 * 86_400_000;
    const move = (text: string): string => {
      if (/^\d{4}-\d{2}-\d{2}T/.test(text)) {
        const parsed = parseInstant(text);
        return parsed.ok ? formatInstant(addMs(parsed.value, cycleMs)) : text;
      }
      return /^\d{4}-\d{2}-\d{2}$/.test(text) ? `${Number(text.slice(0, 4)) + 400}${text.slice(4)}` : text;
    };
    for (const { rule, name, snapshot } of ALL.filter((_, index) => index % 25 === 0)) {
      const row = rule.cases.find((entry) => entry.name === name);
      const later = parseSnapshot(shifted(caseDocument(row?.given ?? {}, rule.appliesTo), move));
      if (!later.ok) throw new Error(JSON.stringify(later.error));
      expect(withoutTimes(later.value, addMs(CASE_MOMENT, cycleMs))).toEqual(
        withoutTimes(snapshot, CASE_MOMENT),
      );
    }
  });

  it('answer the same bytes when asked twice', () => {
    for (const { snapshot } of ALL.filter((_, index) => index % 50 === 0)) {
      expect(JSON.stringify(screen(snapshot))).toBe(JSON.stringify(screen(snapshot)));
    }
  });
});
