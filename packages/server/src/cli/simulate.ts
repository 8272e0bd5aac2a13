import { runDocumentVerb } from './document-verb.ts';

export const SIMULATE_HELP = `Usage: titrate simulate < requests
       titrate simulate --models     the models: every number with unit, source and mark

A request:
  model         racemic-two-enantiomer, otto2021-esketamine, perezruixo2021-esketamine,
                simons2022-oral-film, kamp2020-meta-3cmt, domino-stanpump; or a model of your own
  subject       {"weightKg", "ageYears"?, "sex"?, "asian"?, "japanese"?}
                  weightKg   1 to 650
                  ageYears   0 to 130; acts where a model says so (perezruixo2021-esketamine above 60)
                  sex        "female", "male" or "other"; no model here uses it
                  asian, japanese   true or false; japanese implies asian (perezruixo2021-esketamine)
  doses         [{"timeMin", "route", "amountMg", "durationMin"?}], in order of time, mg of drug base
                  route      iv-bolus, iv-infusion (needs durationMin), im, sc, oral, film,
                             nasal-device (one dose a device, 28 mg at most)
  timesMin      [0, 10, …] ascending, or {"from", "to", "step"}
  outputs       names of the model's outputs, or "occupancy"; each brings its effect site. Default: all
  effectSites   false leaves the levels at the effect sites away
  population    {"subjects", "seed", "percentiles"?}: bands of simulated people, p5, p50 and p95 by default
  etas          {"CL": 0.2, …}: deviations of one person, on the model's own scale; not with population
  parameters    {"CL": 80, …}: other numbers than the published ones, in the published unit
  potency       affinities behind occupancy: ebert1997 (default) or salat2015
  doseWarningMg a dose above it is warned of (absurd-dose). Default 300 mg, which no source states

A model of your own, linear and first-order:
  {"id", "states": ["a", …], "flows": [{"from", "to" (null: out), "kPerMin"}],
   "outputs": {"name": [{"state", "ngPerMlPerMg"}]}, "effectSites"?: {"name": {"driver", "ke0PerMin"}}}
  with doses {"timeMin", "into", "amountMg", "durationMin"?, "bioavailability"?}. A subject is not used;
  etas, parameters, population and potency are refused.

→ {"model","version","timesMin","concentrationsNgPerMl","occupancy"?,"metrics","warnings"}
  Each warning starts with a tag: out-of-population, population-not-known, age-not-given, ancestry-not-given,
  absurd-dose, dose-outside-studied, partial-device, absorption-assumed, oral-sources-disagree, metabolite-area,
  changed-parameter, given-eta, no-occupancy, borrowed-band, assumed-spread, between-occasion, inline-model.
  A name that is not known is refused, and the known ones are listed.`;

export function run(args: string[]): Promise<number> {
  return runDocumentVerb(
    {
      name: 'simulate',
      help: SIMULATE_HELP,
      answer: async () => (await import('@titrate/pk')).simulate,
      workers: { url: new URL('./simulate.worker.ts', import.meta.url) },
      prints: { '--models': async () => (await import('@titrate/pk')).MODELS },
    },
    args,
  );
}
