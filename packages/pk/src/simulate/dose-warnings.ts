import type { Dose } from '../compile/inputs.ts';
import type { ModelDefinition } from '../models/definition.ts';

/** Above how many mg one dose is called absurd where the request sets no figure of its own. */
export const ABSURD_DOSE = {
  mg: 300,
  source:
    'starting value of this program; no source states it. A tenfold slip of 0.5 mg/kg is above it in anybody heavier than 60 kg; 4 mg/kg is not, up to 75 kg',
} as const;

/** Above how many mg for each kg one dose is called very much for this body, where the request sets no figure of its own. */
export const ABSURD_DOSE_PER_KG = {
  mgPerKg: 4,
  source:
    'starting value of this program; no source states it. A tenfold slip of 0.5 mg/kg is above it in everybody; 300 mg is, up to 75 kg',
} as const;

/** Below how many minutes an infusion is called absurdly short, where the request sets no figure of its own. */
export const ABSURD_INFUSION = {
  min: 1,
  source:
    'starting value of this program; no source states it. 40 minutes written in hours, 0.67, is below it',
} as const;

/** Names at most so many doses; a request may hold thousands. */
const MOST_NAMED = 5;

/** What is judged of a dose, also of one that a model of the request takes. */
export type JudgedDose = Pick<Dose, 'timeMin' | 'amountMg' | 'durationMin'>;

/** A dose, or doses of one session together, that are most likely a slip of the unit or of a digit: which, how much, and the figure. */
export function absurdDoses(doses: readonly JudgedDose[], aboveMg: number | undefined): readonly string[] {
  const limit = aboveMg ?? ABSURD_DOSE.mg;
  const found = absurd(doses, limit).map(({ what, mg }) => `${what} ${rounded(mg)} mg`);
  if (found.length === 0) return [];
  return [`absurd-dose: ${named(found)}, above ${limit} mg (${whose('doseWarningMg', aboveMg)})`];
}

/** The same by body weight: which dose, how much for each kg, and how many times the figure that is. */
export function absurdDosesForWeight(
  doses: readonly JudgedDose[],
  weightKg: number,
  aboveMgPerKg: number | undefined,
): readonly string[] {
  const limit = aboveMgPerKg ?? ABSURD_DOSE_PER_KG.mgPerKg;
  const found = absurd(doses, limit * weightKg).map(({ what, mg }) => {
    const mgPerKg = mg / weightKg;
    const times = limit > 0 ? `, ${threeDigits(mgPerKg / limit)} times the figure` : '';
    return `${what} ${rounded(mg)} mg, which is ${threeDigits(mgPerKg)} mg/kg at ${weightKg} kg${times}`;
  });
  if (found.length === 0) return [];
  return [
    `absurd-dose-per-kg: ${named(found)}, above ${limit} mg/kg (${whose('doseWarningMgPerKg', aboveMgPerKg)})`,
  ];
}

interface Absurd {
  readonly what: string;
  readonly mg: number;
}

/** Single doses above a limit; and where none of a session is, the sum of it. */
function absurd(doses: readonly JudgedDose[], limitMg: number): readonly Absurd[] {
  // The very amount that the figure allows is not above it, whatever a sum or a product leaves.
  const isAbove = (mg: number): boolean => mg > limitMg * (1 + 1e-12);
  return sessionsOf(doses, SESSION_GAP_MIN).flatMap(({ members, mg }) => {
    const single = members.flatMap((index): readonly Absurd[] => {
      const { amountMg = 0 } = doses[index] ?? {};
      return isAbove(amountMg) ? [{ what: `doses[${index}] is`, mg: amountMg }] : [];
    });
    if (single.length > 0 || !isAbove(mg)) return single;
    return [{ what: `the sum of doses[${members[0]}] to doses[${members.at(-1)}] is`, mg }];
  });
}

/** An infusion over next to no time, steps of a pump that follow on one another taken as one. */
export function absurdInfusions(
  doses: readonly JudgedDose[],
  belowMin: number | undefined,
): readonly string[] {
  const limit = belowMin ?? ABSURD_INFUSION.min;
  const found = runsOf(doses).flatMap(({ index, fromMin, toMin, mg }) =>
    mg > 0 && toMin - fromMin < limit * (1 - 1e-9)
      ? [`doses[${index}] gives ${rounded(mg)} mg over ${threeDigits(toMin - fromMin)} min`]
      : [],
  );
  if (found.length === 0) return [];
  return [`absurd-infusion: ${named(found)}, below ${limit} min (${whose('infusionWarningMin', belowMin)})`];
}

interface Run {
  readonly index: number;
  readonly fromMin: number;
  readonly toMin: number;
  readonly mg: number;
}

function runsOf(doses: readonly JudgedDose[]): readonly Run[] {
  const runs: Run[] = [];
  doses.forEach(({ timeMin, amountMg, durationMin = 0 }, index) => {
    if (durationMin <= 0) return;
    const last = runs.at(-1);
    const joined = last !== undefined && timeMin <= last.toMin + 1e-6 ? runs.pop() : undefined;
    runs.push({
      index: joined?.index ?? index,
      fromMin: joined?.fromMin ?? timeMin,
      toMin: Math.max(joined?.toMin ?? timeMin, timeMin + durationMin),
      mg: (joined?.mg ?? 0) + amountMg,
    });
  });
  return runs;
}

/** A sum of steps shows no rounding of its binary digits. */
const rounded = (mg: number): string => String(Number(mg.toPrecision(9)));
const threeDigits = (value: number): string => String(Number(value.toPrecision(3)));

function named(found: readonly string[]): string {
  const more = found.length > MOST_NAMED ? ` and ${found.length - MOST_NAMED} more` : '';
  return `${found.slice(0, MOST_NAMED).join(', ')}${more}`;
}

const whose = (member: string, given: number | undefined): string =>
  given === undefined
    ? `default, no source states it; "${member}" sets another`
    : `"${member}" of the request`;

/** Doses no further apart than this are one session, where the model has no rule of its own. Ours (A). */
const SESSION_GAP_MIN = 720;

/** What nobody in the study was given: levels there are an extrapolation. Told once for each kind of dose. */
export function dosesOutsideStudied(definition: ModelDefinition, doses: readonly Dose[]): readonly string[] {
  const gap = definition.devices?.newSessionAfterMin.value ?? SESSION_GAP_MIN;
  return definition.studiedDoses.flatMap((studied) => {
    const { mg } = studied;
    if (mg === null) return [];
    const ofRoute = doses.filter(({ route }) => studied.routes.includes(route));
    const outside = sessionsOf(ofRoute, gap).filter((session) => isOutside(session.mg, mg));
    const [first] = outside;
    if (first === undefined) return [];
    const more = outside.length > 1 ? ` (and ${outside.length - 1} later)` : '';
    const range = mg[0] === mg[1] ? `${mg[0]} mg` : `${mg[0]} to ${mg[1]} mg`;
    return [
      `dose-outside-studied: ${Number(first.mg.toPrecision(9))} mg in the session at ${first.startMin} min${more} is outside the ${range} given to the people behind this model (${studied.description})`,
    ];
  });
}

interface Session {
  readonly startMin: number;
  readonly mg: number;
  /** Places of its doses in the list. */
  readonly members: readonly number[];
}

function sessionsOf(doses: readonly JudgedDose[], gapMin: number): readonly Session[] {
  const sessions: { startMin: number; mg: number; members: number[] }[] = [];
  let last = Number.NEGATIVE_INFINITY;
  doses.forEach(({ timeMin, amountMg }, index) => {
    const open = timeMin - last > gapMin ? undefined : sessions.at(-1);
    if (open === undefined) sessions.push({ startMin: timeMin, mg: amountMg, members: [index] });
    else {
      open.mg += amountMg;
      open.members.push(index);
    }
    last = timeMin;
  });
  return sessions;
}

/** A sum of steps of a pump may miss its bound by a rounding; no dose at all is not outside. */
const isOutside = (mg: number, [least, most]: readonly [number, number]): boolean =>
  mg > 0 && (mg < least * (1 - 1e-9) || mg > most * (1 + 1e-9));
