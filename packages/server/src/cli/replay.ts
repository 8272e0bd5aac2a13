import { runDocumentVerb } from './document-verb.ts';

const HELP = `Usage: titrate replay < sessions
       titrate replay --values clinic.json < sessions
       titrate replay --schema     the JSON Schema of session events

  {"session","events":[…],"at"}
→ {"phase","alerts":[{"rule","priority","state","since"}],"givenMg","due":[{"item","at"}],
   "readiness":{"ready","blockedBy":[…],"readyAt"},"chain":"valid"|"broken"}

With --values <file> a clinic's own values hold instead of those that each session was opened with:
  {"<rule>":{"severity"?,"thresholds"?:{"<name>":number},"rationale"?}}
A clinic may tighten any rule and loosen only a relaxable block, only to an override. One wish that is not allowed
refuses the file.`;

export function run(args: string[]): Promise<number> {
  return runDocumentVerb(
    {
      name: 'replay',
      help: HELP,
      takesValues: true,
      answer: async (values) => {
        const { replay } = await import('@titrate/clinical/session');
        if (values === undefined) return (document) => replay(document);
        const { sessionValues } = await import('@titrate/clinical/library');
        return (document) => replay(document, sessionValues(values));
      },
      prints: { '--schema': async () => (await import('@titrate/clinical/session')).eventsJsonSchema },
    },
    args,
  );
}
