import type { Instant } from '@titrate/quantity';
import { tightened } from '../../library/values.ts';
import type { GateCheck } from '../events/words.ts';
import { valuesOf } from '../limits.ts';
import type { SessionState } from '../state.ts';
import { judge } from './answers.ts';
import { type Applies, GATE_DEFINITIONS, type GateCheckDefinition } from './checks.ts';
import { type GateFinding, input, type Severity } from './finding.ts';
import { vitalFindings } from './vitals.ts';

export type { GateFinding, Severity, Tri } from './finding.ts';

/** Everything the gate says at one moment, worst first. Nothing short-circuits: all findings are there. */
export interface GateEvaluation {
  readonly outcome: 'clear' | 'needs-override' | 'held';
  readonly findings: readonly GateFinding[];
  /** Rules that hold the dose and cannot be overridden here. */
  readonly blockedBy: readonly string[];
  /** Rules a prescriber may still decide against. */
  readonly needsOverride: readonly string[];
}

const ORDER: readonly GateFinding['status'][] = [
  'holds',
  'needs-override',
  'overridden',
  'caution',
  'clear',
  'not-applicable',
];

/** GT-01 to GT-21, VG-01 to VG-08 and RM-07 at `at`. An unanswered check holds, whatever its severity: all are answered. */
export function evaluateGate(state: SessionState, at: Instant): GateEvaluation {
  const vitals = vitalFindings(state, at).map((finding) => withOverride(state, finding, at));
  const checks = GATE_DEFINITIONS.map((definition) =>
    withOverride(state, evaluateCheck(state, definition, at), at),
  );
  const rems = remsForms(state).map((finding) => withOverride(state, finding, at));
  const findings = [...checks, summary(vitals), ...vitals, ...rems].sort(
    (a, b) => ORDER.indexOf(a.status) - ORDER.indexOf(b.status),
  );
  const blockedBy = findings.filter((f) => f.status === 'holds').map((f) => f.rule);
  const needsOverride = findings.filter((f) => f.status === 'needs-override').map((f) => f.rule);
  const outcome = blockedBy.length > 0 ? 'held' : needsOverride.length > 0 ? 'needs-override' : 'clear';
  return { outcome, findings, blockedBy, needsOverride };
}

function evaluateCheck(state: SessionState, definition: GateCheckDefinition, at: Instant): GateFinding {
  const { id, version, title, clears, patientText, source } = definition;
  const severity = tightened(valuesOf(state), id, definition.severity);
  const common = { rule: id, version, severity, clinicianText: title, source, inputs: [], missing: [] };
  if (!applies(state, definition.applies)) {
    return { ...common, result: 'false', status: 'not-applicable', patientText: '', clears: '' };
  }
  const answer = state.gateAnswers[id];
  const judged = judge(state, definition, answer, at);
  const status = statusOf(severity, judged.result, answer !== undefined && answer.at <= at);
  const fine = status === 'clear';
  return {
    ...common,
    result: judged.result,
    status,
    inputs: judged.inputs,
    missing: judged.missing,
    patientText: fine ? '' : patientText,
    clears: fine ? '' : (judged.clears ?? clears),
  };
}

function statusOf(
  severity: Severity,
  result: GateFinding['result'],
  answered: boolean,
): GateFinding['status'] {
  if (!answered) return 'holds';
  if (result === 'false') return 'clear';
  if (severity === 'block') return 'holds';
  return severity === 'override' ? 'needs-override' : 'caution';
}

function applies(state: SessionState, when: Applies): boolean {
  const opening = state.opening?.data;
  if (opening === undefined) return true;
  const { product, route } = opening.order;
  switch (when) {
    case 'always':
      return true;
    case 'esketamine':
      return product === 'esketamine';
    // The REMS is a programme of the United States (R1).
    case 'esketamine-us':
      return product === 'esketamine' && opening.region === 'US';
    case 'ketamine-iv-im':
      return product === 'ketamine' && (route === 'IV' || route === 'IM');
    case 'can-become-pregnant':
    case 'insulin-or-sulfonylurea':
      return opening.patient.riskFlags.includes(when);
  }
}

/** RM-07: while any monitoring form is overdue the next session needs a prescriber's reason. */
function remsForms({ opening }: SessionState): readonly GateFinding[] {
  const overdue = opening?.data.remsFormsOverdue;
  if (opening === undefined || overdue === undefined || overdue === 0) return [];
  return [
    {
      rule: 'RM-07',
      version: '1.0.0',
      severity: 'override',
      result: 'true',
      status: 'needs-override',
      inputs: [input('monitoring forms overdue', overdue, opening.at)],
      missing: [],
      clinicianText: 'REMS monitoring forms are overdue',
      patientText: '',
      clears: 'Send the overdue forms, or a prescriber records why to go on',
      source: 'R3, R4 [read]',
    },
  ];
}

// GT-08 repeats the worst of the vital findings, so that the list of checks is whole.
function summary(vitals: readonly GateFinding[]): GateFinding {
  const rule: GateCheck = 'GT-08';
  const worst = [...vitals].sort((a, b) => ORDER.indexOf(a.status) - ORDER.indexOf(b.status))[0];
  return {
    rule,
    version: '1.0.0',
    severity: worst?.severity ?? 'block',
    result: worst?.result ?? 'unknown',
    status: worst?.status ?? 'holds',
    inputs: [],
    missing: vitals.flatMap((finding) => finding.missing),
    clinicianText: 'Vital signs within the gate',
    patientText: worst?.patientText ?? '',
    clears: worst?.clears ?? 'Record the vital signs',
    source: 'VG-01 to VG-08',
  };
}

/**
 * A prescriber's reason opens an override, never a block. It must be as new as the answer it is about; GT-08 only
 * repeats other rules and follows them.
 */
function withOverride(state: SessionState, finding: GateFinding, at: Instant): GateFinding {
  if (finding.status !== 'needs-override') return finding;
  const answeredAt = Object.values(state.gateAnswers).find((a) => a.data.check === finding.rule)?.at;
  const reasoned = state.overrides.some(
    (override) =>
      override.data.rule === finding.rule &&
      override.at <= at &&
      (answeredAt === undefined || override.at >= answeredAt),
  );
  return reasoned ? { ...finding, status: 'overridden', clears: '' } : finding;
}
