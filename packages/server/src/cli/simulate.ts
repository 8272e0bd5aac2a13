import { runDocumentVerb } from './document-verb.ts';

const HELP = `Usage: titrate simulate < requests
       titrate simulate --models     the models with their provenance

  {"model":"<id>"|{inline linear model},"subject":{"weightKg","ageYears"?,"sex"?},"doses":[{"timeMin","route","amountMg","durationMin"?}],
   "timesMin":[…]|{"from","to","step"},"outputs"?,"etas"?,"parameters"?,"population"?:{"subjects","seed","percentiles"}}
→ {"model","version","timesMin","concentrationsNgPerMl","occupancy"?,"metrics","warnings"}`;

export function run(args: string[]): Promise<number> {
  return runDocumentVerb(
    {
      name: 'simulate',
      help: HELP,
      answer: async () => (await import('@titrate/pk')).simulate,
      workers: { url: new URL('./simulate.worker.ts', import.meta.url) },
      prints: { '--models': async () => (await import('@titrate/pk')).MODELS },
    },
    args,
  );
}
