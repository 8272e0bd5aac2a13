import type { Dose } from '../compile/inputs.ts';
import type { ModelDefinition, StudiedDoses } from '../models/definition.ts';

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

/** Names at most so many doses; a request may hold thousands. */
const MOST_NAMED = 5;

/** A dose that is most likely a slip of the unit or of a digit: which, how much, and the figure it is above. */
export function absurdDoses(amountsMg: readonly number[], aboveMg: number | undefined): readonly string[] {
  const limit = aboveMg ?? ABSURD_DOSE.mg;
  const found = amountsMg.flatMap((mg, i) => (mg > limit ? [`doses[${i}] is ${mg} mg`] : []));
  if (found.length === 0) return [];
  return [`absurd-dose: ${named(found)}, above ${limit} mg (${whose('doseWarningMg', aboveMg)})`];
}

/** The same by body weight: which dose, how much for each kg, and how many times the figure that is. */
export function absurdDosesForWeight(
  amountsMg: readonly number[],
  weightKg: number,
  aboveMgPerKg: number | undefined,
): readonly string[] {
  const limit = aboveMgPerKg ?? ABSURD_DOSE_PER_KG.mgPerKg;
  const found = amountsMg.flatMap((mg, i) => {
    const mgPerKg = mg / weightKg;
    // The very dose that the figure allows is not above it, whatever the division leaves.
    if (mgPerKg <= limit * (1 + 1e-12)) return [];
    const times = limit > 0 ? `, ${rounded(mgPerKg / limit)} times the figure` : '';
    return [`doses[${i}] is ${mg} mg, which is ${rounded(mgPerKg)} mg/kg at ${weightKg} kg${times}`];
  });
  if (found.length === 0) return [];
  return [
    `absurd-dose-per-kg: ${named(found)}, above ${limit} mg/kg (${whose('doseWarningMgPerKg', aboveMgPerKg)})`,
  ];
}

const rounded = (value: number): string => String(Number(value.toPrecision(3)));

function named(found: readonly string[]): string {
  const more = found.length > MOST_NAMED ? ` and ${found.length - MOST_NAMED} more` : '';
  return `${found.slice(0, MOST_NAMED).join(', ')}${more}`;
}

const whose = (member: string, given: number | undefined): string =>
  given === undefined
    ? `default, no source states it; "${member}" sets another`
    : `"${member}" of the request`;

/** Doses of one kind no further apart than this are one session, where the model has no rule of its own. Ours (A). */
const SESSION_GAP_MIN = 720;

interface SessionDose {
  readonly startMin: number;
  readonly mg: number;
}

/** What nobody in the study was given: levels there are an extrapolation. Told once for each kind of dose. */
export function dosesOutsideStudied(definition: ModelDefinition, doses: readonly Dose[]): readonly string[] {
  const gap = definition.devices?.newSessionAfterMin.value ?? SESSION_GAP_MIN;
  return definition.studiedDoses.flatMap((studied) => {
    const { mg } = studied;
    if (mg === null) return [];
    const outside = sessionsOf(studied, doses, gap).filter((session) => isOutside(session.mg, mg));
    const [first] = outside;
    if (first === undefined) return [];
    const more = outside.length > 1 ? ` (and ${outside.length - 1} later)` : '';
    const range = mg[0] === mg[1] ? `${mg[0]} mg` : `${mg[0]} to ${mg[1]} mg`;
    return [
      `dose-outside-studied: ${Number(first.mg.toPrecision(9))} mg in the session at ${first.startMin} min${more} is outside the ${range} given to the people behind this model (${studied.description})`,
    ];
  });
}

function sessionsOf(
  { routes }: StudiedDoses,
  doses: readonly Dose[],
  gapMin: number,
): readonly SessionDose[] {
  const sessions: SessionDose[] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (const { route, timeMin, amountMg } of doses) {
    if (!routes.includes(route)) continue;
    const open = timeMin - last > gapMin ? undefined : sessions.pop();
    sessions.push({ startMin: open?.startMin ?? timeMin, mg: (open?.mg ?? 0) + amountMg });
    last = timeMin;
  }
  return sessions;
}

/** A sum of steps of a pump may miss its bound by a rounding; no dose at all is not outside. */
const isOutside = (mg: number, [least, most]: readonly [number, number]): boolean =>
  mg > 0 && (mg < least * (1 - 1e-9) || mg > most * (1 + 1e-9));
