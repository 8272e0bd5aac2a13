import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Instant } from '@titrate/quantity';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DOSE_RULES, evaluateDose } from '../dose/index.ts';
import { caseDocument } from '../rules/cases.ts';
import { parseSnapshot, RULES, screen } from '../rules/index.ts';
import {
  admit,
  alertTableOf,
  BANDS,
  emptyState,
  evaluateAlerts,
  evaluateGate,
  fold,
  openedUnder,
  readiness,
  type SessionEvent,
  type SessionState,
  step,
} from '../session/index.ts';
import { eventsOf, minute, type Script } from '../session/testing/script.ts';
import { SEVERITIES, type Severity } from '../vocabulary.ts';
import { type AdjustableRule, adjustableRules } from './adjustable.ts';
import type { Area } from './areas.ts';
import { checkValues, differences } from './check.ts';
import { CATALOGUE_VALUES, type ClinicValues, type RuleValues } from './values.ts';

const folder = fileURLToPath(new URL('../../../../fixtures/sessions/', import.meta.url));
// The files were written for the golden sessions; the script builder checks them event by event.
const SCRIPTS = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => JSON.parse(readFileSync(folder + name, 'utf8')) as Script);

/** How far each number goes in the tighter direction, and whether the severity does, for some of the rules. */
function tightenings(...areas: readonly Area[]): fc.Arbitrary<ClinicValues> {
  const rules = adjustableRules().filter((rule) => areas.includes(rule.area));
  return fc
    .array(
      fc.tuple(fc.constantFrom(...rules), fc.array(fc.double({ min: 0, max: 1, noNaN: true })), fc.nat(3)),
      {
        minLength: 1,
        maxLength: 12,
      },
    )
    .map((wishes) =>
      Object.fromEntries(wishes.map(([rule, how, to]) => [rule.id, tightened(rule, how, to)])),
    );
}

function tightened(rule: AdjustableRule, how: readonly number[], to: number): RuleValues {
  const severity = SEVERITIES[to];
  const stricter =
    severity !== undefined &&
    rule.severity !== undefined &&
    SEVERITIES.indexOf(severity) < SEVERITIES.indexOf(rule.severity);
  return {
    ...(stricter ? { severity } : {}),
    thresholds: Object.fromEntries(
      rule.numbers.map(({ name, value, tighter, unit }, i) => {
        const by = how[i % Math.max(1, how.length)] ?? 0;
        // Up to a third away, and now and then all the way.
        const far = by > 0.9 ? 1 : by / 3;
        const moved = tighter === 'lower' ? value * (1 - far) : value * (1 + far) + far;
        return [name, Number(moved.toFixed(unit === 's' || unit === 'min' ? 0 : 4))];
      }),
    ),
  };
}

const ALL: readonly Area[] = ['suitability', 'dose', 'gate', 'alert', 'conduct', 'discharge'];

it('every tightening is allowed, and reads as tighter', () => {
  fc.assert(
    fc.property(tightenings(...ALL), (values) => {
      const checked = checkValues(values);
      expect(checked.ok || checked.error).toBe(true);
      for (const change of differences(CATALOGUE_VALUES, values, adjustableRules()))
        expect(change.direction).toBe('tighter');
    }),
  );
});

describe('ADM-05 tightening never makes anything more permissive', () => {
  const snapshots = RULES.flatMap((rule) =>
    rule.cases.map((row) => {
      const parsed = parseSnapshot(caseDocument(row.given, rule.appliesTo));
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
      return parsed.value;
    }),
  );
  const OPEN = ['blocked', 'needs-more', 'override-required', 'eligible'];
  /** How strongly a finding stands in the way: more is stronger. */
  const strength = (finding: { readonly severity: Severity; readonly result: string } | undefined): number =>
    finding === undefined || finding.result === 'false'
      ? 0
      : SEVERITIES.length - SEVERITIES.indexOf(finding.severity);

  it('in suitability', () => {
    fc.assert(
      fc.property(fc.constantFrom(...snapshots), tightenings('suitability'), (snapshot, policy) => {
        const [was, will] = [screen(snapshot), screen(snapshot, { policy })];
        expect(OPEN.indexOf(will.overall)).toBeLessThanOrEqual(OPEN.indexOf(was.overall));
        for (const finding of was.findings) {
          const after = will.findings.find((one) => one.rule === finding.rule);
          expect(strength(after), finding.rule).toBeGreaterThanOrEqual(strength(finding));
        }
      }),
      { numRuns: 400 },
    );
  });

  it('in suitability, each number by a hair, by a third and all the way over the cases of its own rule', () => {
    const own = new Map(
      RULES.map((rule) => [
        rule.id,
        rule.cases.flatMap((row) => {
          const parsed = parseSnapshot(caseDocument(row.given, rule.appliesTo));
          return parsed.ok ? [parsed.value] : [];
        }),
      ]),
    );
    const weaker = adjustableRules()
      .filter(({ area }) => area === 'suitability')
      .flatMap((rule) =>
        rule.numbers.flatMap(({ name }, i) =>
          [0.0001, 1, 0.95].flatMap((by) => {
            const how = rule.numbers.map((_, at) => (at === i ? by : 0));
            const policy = { [rule.id]: tightened(rule, how, SEVERITIES.length) };
            return (own.get(rule.id) ?? []).flatMap((snapshot) => {
              const of = (given: ClinicValues) =>
                strength(screen(snapshot, { policy: given }).findings.find((one) => one.rule === rule.id));
              return of(policy) < of({}) ? [`${rule.id} ${name} by ${by}`] : [];
            });
          }),
        ),
      );
    expect([...new Set(weaker)]).toEqual([]);
  });

  const orders = DOSE_RULES.flatMap((rule) => rule.cases.map((row) => row.order));
  it('in dose', () => {
    fc.assert(
      fc.property(fc.constantFrom(...orders), tightenings('dose'), (order, policy) => {
        const [was, will] = [evaluateDose(order), evaluateDose(order, policy)];
        if (!was.ok || !will.ok) return;
        for (const before of was.value.outcomes) {
          if (before.severity === null) continue;
          const after = will.value.outcomes.find((one) => one.rule === before.rule)?.severity ?? null;
          expect(after === null ? 99 : SEVERITIES.indexOf(after), before.rule).toBeLessThanOrEqual(
            SEVERITIES.indexOf(before.severity),
          );
        }
      }),
      { numRuns: 600 },
    );
  });

  const session = fc.tuple(
    fc.constantFrom(...SCRIPTS),
    tightenings('gate', 'alert', 'conduct', 'discharge', 'dose'),
    fc.integer({ min: -40, max: 320 }),
  );
  const under = (events: readonly SessionEvent[], values: ClinicValues): readonly SessionEvent[] =>
    events.map((event) => openedUnder(event, values));
  const STRICT = ['clear', 'not-applicable', 'caution', 'overridden', 'needs-override', 'holds'];

  it('at the gate', () => {
    fc.assert(
      fc.property(session, ([script, values, when]) => {
        const events = eventsOf(script);
        const at = minute(script, when);
        const was = evaluateGate(fold(events), at);
        const will = evaluateGate(fold(under(events, values)), at);
        for (const { rule, status } of was.findings) {
          const after = will.findings.find((finding) => finding.rule === rule)?.status ?? 'clear';
          expect(STRICT.indexOf(after), rule).toBeGreaterThanOrEqual(STRICT.indexOf(status));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('in alerts: no condition stands lower', () => {
    const bands = (state: SessionState, at: Instant) =>
      new Map(
        evaluateAlerts(state, alertTableOf(state), at)
          .filter((alert) => alert.state !== 'resolved')
          .map((alert) => [alert.condition, BANDS.indexOf(alert.band)]),
      );
    fc.assert(
      fc.property(session, ([script, values, when]) => {
        const events = eventsOf(script);
        const at = minute(script, when);
        const will = bands(fold(under(events, values)), at);
        for (const [condition, band] of bands(fold(events), at))
          expect(will.get(condition) ?? -1, condition).toBeGreaterThanOrEqual(band);
      }),
      { numRuns: 300 },
    );
  });

  it('at discharge: whatever keeps the patient still does, and not for less long', () => {
    fc.assert(
      fc.property(session, ([script, values, when]) => {
        const events = eventsOf(script);
        const at = minute(script, when);
        const was = readiness(fold(events), at);
        const will = readiness(fold(under(events, values)), at);
        expect(will.ready && !was.ready).toBe(false);
        expect(will.readyAt ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(was.readyAt ?? 0);
        if (was.blockedBy.length > 0) expect(will.blockedBy).not.toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('in any act: what the catalogue holds stays held', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...SCRIPTS),
        tightenings('gate', 'alert', 'conduct', 'discharge', 'dose'),
        (script, values) => {
          const events = eventsOf(script);
          const tight = under(events, values);
          let [was, will] = [emptyState, emptyState];
          events.forEach((event, i) => {
            const same = tight[i] ?? event;
            const [before, after] = [admit(was, event), admit(will, same)];
            if (!before.ok) expect(after.ok, `${event.kind} at ${event.observedAt}`).toBe(false);
            was = step(was, event);
            will = step(will, same);
          });
        },
      ),
      { numRuns: 60 },
    );
  });
});
