import { addMs, formatInstant, type Instant } from '@titrate/quantity';
import { instantOf } from '../fold/instant.ts';
import { limitOf } from '../limits.ts';
import { signedOrder } from '../order.ts';
import { lastReading } from '../readings.ts';
import type { Fact, SessionState } from '../state.ts';
import type { GateCheckDefinition } from './checks.ts';
import { input, type Tri } from './finding.ts';

/** What an answer and the facts beside it say: true speaks against going on. */
export interface Judgement {
  readonly result: Tri;
  readonly missing: readonly string[];
  readonly inputs: readonly { readonly name: string; readonly value: string; readonly at: string }[];
  readonly clears?: string;
}
type Answer = Fact<'gate.answered'>;
const said = (result: Tri, missing: readonly string[] = []): Judgement => ({ result, missing, inputs: [] });

/** Judges one check. The recorded times and values win over the word "pass". */
export function judge(
  state: SessionState,
  definition: GateCheckDefinition,
  answer: Answer | undefined,
  at: Instant,
): Judgement {
  if (answer === undefined || answer.at > at) return said('unknown', [`an answer to ${definition.id}`]);
  const base = judgeAnswer(answer);
  const facts = judgeFacts(state, definition.id, answer, at);
  const inputs = [input(definition.id, answer.data.answer, answer.at), ...(facts?.inputs ?? [])];
  if (facts === undefined || facts.result === 'false') return { ...base, inputs };
  // A fact that speaks against, or is missing, is not undone by "pass".
  return base.result === 'true' ? { ...base, inputs } : { ...facts, inputs };
}

function judgeAnswer(answer: Answer): Judgement {
  switch (answer.data.answer) {
    case 'pass':
    case 'not-applicable':
      return said('false');
    case 'fail':
      return said('true');
    case 'not-done':
    case 'unable':
    case 'refused':
      return said('unknown', [`${answer.data.check} was answered "${answer.data.answer}"`]);
  }
}

function judgeFacts(state: SessionState, check: string, answer: Answer, at: Instant): Judgement | undefined {
  const detail = answer.data.detail ?? {};
  switch (check) {
    case 'GT-03':
      return order(state, at);
    case 'GT-05':
      return fasting(state, 'GT-05', detail, at);
    case 'GT-06':
      return fasting(state, 'GT-06', detail, at);
    case 'GT-07':
      return answer.data.answer === 'pass' && detail.escortName === undefined
        ? said('unknown', ['name of the escort'])
        : undefined;
    case 'GT-09':
      return detail.substances === undefined
        ? said('unknown', ['what was taken last, or that nothing was'])
        : undefined;
    case 'GT-10':
      return pregnancy(detail.pregnancyTest);
    case 'GT-11':
      return suicidality(state, answer, at);
    case 'GT-18':
      return elapsed(
        'nasal medicine',
        detail.lastNasalMedicineAt,
        limitOf(state, 'GT-18', 'nasalMedicine'),
        at,
      );
    case 'GT-19':
      return fever(state, at);
    case 'GT-20':
      return glucose(state, detail.glucoseMgPerDl);
    default:
      return undefined;
  }
}

function order(state: SessionState, at: Instant): Judgement {
  const ordered = signedOrder(state);
  const signed = instantOf(ordered.signedAt);
  const weighed = instantOf(ordered.weightMeasuredAt);
  const tooOld = at - signed >= limitOf(state, 'GT-03', 'orderAge') * 3_600_000;
  const weightDays = limitOf(
    state,
    'DW-01',
    ordered.coursePhase === 'maintenance' ? 'tooOldMaintenance' : 'tooOldInduction',
  );
  const weightTooOld = at - weighed > weightDays * 86_400_000;
  return {
    result: tooOld || weightTooOld ? 'true' : 'false',
    missing: [],
    inputs: [
      input('order signed', ordered.signedAt, signed),
      input('weight', `${ordered.weightKg} kg`, weighed),
    ],
  };
}

type Detail = NonNullable<Answer['data']['detail']>;

function fasting(
  state: SessionState,
  rule: 'GT-05' | 'GT-06',
  detail: Detail,
  at: Instant,
): Judgement | undefined {
  const food = elapsed('food', detail.lastFoodAt, limitOf(state, rule, 'food'), at);
  const fluid = elapsed('fluid', detail.lastFluidAt, limitOf(state, rule, 'fluid'), at);
  return food?.result === 'true' ? food : (fluid ?? food);
}

/** At least so many minutes ago; exactly as many passes. Nothing recorded adds nothing to the answer. */
function elapsed(name: string, text: string | undefined, min: number, at: Instant): Judgement | undefined {
  if (text === undefined) return undefined;
  const when = instantOf(text);
  const until = addMs(when, min * 60_000);
  return {
    result: at < until ? 'true' : 'false',
    missing: [],
    inputs: [input(`last ${name}`, text, when)],
    ...(at < until ? { clears: `Clears by itself at ${formatInstant(until)}` } : {}),
  };
}

function pregnancy(test: Detail['pregnancyTest']): Judgement | undefined {
  if (test === undefined) return said('unknown', ['pregnancy test']);
  return said(test === 'positive' ? 'true' : 'false');
}

// SU-03: with intent, plan or behaviour the session goes on only if the evaluating clinician decides so.
function suicidality(state: SessionState, answer: Answer, at: Instant): Judgement | undefined {
  const found = answer.data.detail?.suicidality;
  if (found === undefined) return said('unknown', ['C-SSRS since the last visit']);
  if (found !== 'intent-plan-or-behaviour') return said('false');
  const evaluated = state.reviews.some(
    (review) =>
      review.at >= answer.at &&
      review.at <= at &&
      review.data.cause === 'GT-11' &&
      review.data.decision === 'continue',
  );
  return said(evaluated ? 'false' : 'true');
}

function fever(state: SessionState, at: Instant): Judgement {
  const reading = lastReading(state, 'temperatureCel', at);
  const arrived = state.arrival?.at;
  if (reading === undefined || (arrived !== undefined && reading.at < arrived))
    return said('unknown', ['temperature']);
  return {
    result: reading.value > limitOf(state, 'GT-19', 'fever') ? 'true' : 'false',
    missing: [],
    inputs: [input('temperature', `${reading.value} Cel`, reading.at)],
  };
}

function glucose(state: SessionState, value: number | undefined): Judgement {
  if (value === undefined) return said('unknown', ['glucose']);
  const low = value < limitOf(state, 'GT-20', 'glucoseMin');
  return said(low || value > limitOf(state, 'GT-20', 'glucoseMax') ? 'true' : 'false');
}
