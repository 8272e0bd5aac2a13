import { runDocumentVerb } from './document-verb.ts';

/** Models, routes, affinities and figures come from the core, so that a new model file is named here by itself. */
export async function simulateHelp(): Promise<string> {
  const { ABSURD_DOSE, ABSURD_DOSE_PER_KG, ABSURD_INFUSION, LIMITS, MODELS, POTENCY_SETS } = await import(
    '@titrate/pk'
  );
  type Rule = (typeof MODELS)[number]['parameters'][number]['covariates'][number];
  const knowing = (does: (rule: Rule) => boolean): string =>
    MODELS.filter(({ parameters }) => parameters.some(({ covariates }) => covariates.some(does)))
      .map(({ id }) => id)
      .join(', ') || 'none here';
  const oldest = MODELS.flatMap(({ parameters }) => parameters)
    .flatMap(({ covariates }) => covariates)
    .flatMap((rule) => (rule.kind === 'per-year-above' ? [rule.aboveYears] : []))
    .join(' or ');
  const routes = [...new Set(MODELS.flatMap((model) => model.routes))];
  const device = MODELS.find(({ devices }) => devices !== undefined)?.devices?.deviceMg.value;
  const [firstSet, ...otherSets] = POTENCY_SETS.map(({ id }) => id);
  return `Usage: titrate simulate < requests
       titrate simulate --models     the models: every number with unit, source and mark, and the known defects of each

A request:
  model         ${lines([...MODELS.map(({ id }) => id), 'or a model of your own'], 16)}
  subject       {"weightKg", "ageYears"?, "sex"?, "asian"?, "japanese"?}
                  weightKg   ${LIMITS.weightKg.least} to ${LIMITS.weightKg.most}
                  ageYears   ${LIMITS.ageYears.least} to ${LIMITS.ageYears.most}; acts where a model says so (${knowing((rule) => rule.kind === 'per-year-above')}, above ${oldest} years)
                  sex        "female", "male" or "other"; no model here uses it
                  asian, japanese   true or false; japanese implies asian (${knowing((rule) => rule.kind === 'factor')})
  doses         [{"timeMin", "route", "amountMg", "durationMin"?}], in order of time, mg of drug base
                  route      ${lines(routes, 29)}
                             iv-infusion needs durationMin; nasal-device is one dose a device, ${device} mg at most
  timesMin      [0, 10, …] ascending, or {"from", "to", "step"}
  outputs       names of the model's outputs, or "occupancy"; each brings its effect site. Default: all
  effectSites   false leaves the levels at the effect sites away
  population    {"subjects", "seed", "percentiles"?}: bands of simulated people, p5, p50 and p95 by default
  etas          {"CL": 0.2, …}: deviations of one person, on the model's own scale; not with population
  parameters    {"CL": 80, …}: other numbers than the published ones, in the published unit
  potency       affinities behind occupancy: ${firstSet} (default) or ${otherSets.join(' or ')}
  doseWarningMg a dose above it is warned of, or the sum of doses begun within any 12 h
                (absurd-dose). Default ${ABSURD_DOSE.mg} mg, which no source states
  doseWarningMgPerKg
                the same for each kg of body weight (absurd-dose-per-kg). Default ${ABSURD_DOSE_PER_KG.mgPerKg} mg/kg, which no source states
  infusionWarningMin
                an infusion shorter than it is warned of (absurd-infusion), steps of a pump that are
                shorter each and follow on one another taken as one. Default ${ABSURD_INFUSION.min} min, which no source states

A model of your own, linear and first-order:
  {"id", "states": ["a", …], "flows": [{"from", "to" (null: out), "kPerMin"}],
   "outputs": {"name": [{"state", "ngPerMlPerMg"}]}, "effectSites"?: {"name": {"driver", "ke0PerMin"}}}
  with doses {"timeMin", "into", "amountMg", "durationMin"?, "bioavailability"?}. A subject is not used;
  etas, parameters, population, potency and doseWarningMgPerKg are refused.

→ {"model","version","timesMin","concentrationsNgPerMl","occupancy"?,"metrics","warnings"}
  metrics       of each output {"cmaxNgPerMl","tmaxMin","aucNgHPerMl"}, all three taken over the window from the first
                to the last of timesMin: a peak is found also between two times, nothing outside the window counts,
                and the area is not carried on to infinity. With a population they stay those of the typical person
  Each warning starts with a tag: out-of-population, population-not-known, age-not-given, ancestry-not-given,
  absurd-dose, absurd-dose-per-kg, absurd-infusion, dose-outside-studied, partial-device, absorption-assumed,
  oral-sources-disagree, metabolite-area, changed-parameter, given-eta, no-occupancy, borrowed-band,
  assumed-spread, between-occasion, inline-model.
  A name that is not known is refused, and the known ones are listed.`;
}

/** Names after a heading, broken where a line would be too long. */
function lines(names: readonly string[], indent: number): string {
  const out: string[] = [];
  for (const name of names) {
    const last = out.at(-1);
    if (last !== undefined && `${last}, ${name}`.length + indent <= 96)
      out[out.length - 1] = `${last}, ${name}`;
    else out.push(name);
  }
  return out.join(`,\n${' '.repeat(indent)}`);
}

export function run(args: string[]): Promise<number> {
  return runDocumentVerb(
    {
      name: 'simulate',
      help: simulateHelp,
      answer: async () => (await import('@titrate/pk')).simulate,
      workers: { url: new URL('./simulate.worker.ts', import.meta.url) },
      prints: { '--models': async () => (await import('@titrate/pk')).MODELS },
    },
    args,
  );
}
