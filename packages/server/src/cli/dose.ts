import { runDocumentVerb } from './document-verb.ts';

const HELP = `Usage: titrate dose < orders

  {"product":"ketamine"|"esketamine","route":"IV"|"IM"|"SC"|"IN"|"PO"|"SL","protocol"?:"psychiatric"|"pain",
   "doseMgPerKg"|"doseMg","weight":{"kg","kind":"actual"|"ideal"|"adjusted"},"heightCm"?,"sex"?:"male"|"female",
   "vialMgPerMl"?,"finalMl"|"diluentMl"?,"durationMin"?,"context"?:{…}}
→ {"orderedMg","drawMl","roundedMg","roundingPercent","finalMl","concentrationMgPerMl","rateMlPerH","rateMgPerH",
   "rateMgPerKgPerMin","devices","findings":[{"rule","severity","text"}]}

With heightCm and sex, kg is the measured weight and kind says which weight to work out from it; without them, kg is
taken as the weight of that kind. Nothing is proposed: the dose is the prescriber's.`;

export function run(args: string[]): Promise<number> {
  return runDocumentVerb(
    {
      name: 'dose',
      help: HELP,
      answer: async () => (await import('@titrate/clinical/dose')).computeDose,
    },
    args,
  );
}
