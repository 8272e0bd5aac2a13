import { runDocumentVerb } from './document-verb.ts';

const HELP = `Usage: titrate dose < orders
       titrate dose --values clinic.json < orders

  {"product":"ketamine"|"esketamine","route":"IV"|"IM"|"SC"|"IN"|"PO"|"SL","protocol"?:"psychiatric"|"pain",
   "doseMgPerKg"|"doseMg","weight":{"kg","kind":"actual"|"ideal"|"adjusted"},"heightCm"?,"sex"?:"male"|"female",
   "vialMgPerMl"?,"finalMl"|"diluentMl"?,"durationMin"?,"context"?:{…}}
→ {"orderedMg","drawMl","roundedMg","roundingPercent","finalMl","concentrationMgPerMl","rateMlPerH","rateMgPerH",
   "rateMgPerKgPerMin","devices","findings":[{"rule","severity","text"}]}

With heightCm and sex, kg is the measured weight and kind says which weight to work out from it; without them, kg is
taken as the weight of that kind. Nothing is proposed: the dose is the prescriber's.

With --values <file> a clinic's own values hold instead of the catalogue's:
  {"<rule>":{"severity"?,"thresholds"?:{"<name>":number},"rationale"?}}
A clinic may tighten any rule and loosen only a relaxable block, only to an override. One wish that is not allowed
refuses the file.`;

export function run(args: string[]): Promise<number> {
  return runDocumentVerb(
    {
      name: 'dose',
      help: HELP,
      takesValues: true,
      answer: async (values) => {
        const { computeDose } = await import('@titrate/clinical/dose');
        return (document) => computeDose(document, values);
      },
    },
    args,
  );
}
