import { runDocumentVerb } from './document-verb.ts';

const HELP = `Usage: titrate replay < sessions
       titrate replay --schema     the JSON Schema of session events

  {"session","events":[…],"at"}
→ {"phase","alerts":[{"rule","priority","state","since"}],"givenMg","due":[{"item","at"}],
   "readiness":{"ready","blockedBy":[…],"readyAt"},"chain":"valid"|"broken"}`;

export function run(args: string[]): Promise<number> {
  return runDocumentVerb(
    {
      name: 'replay',
      help: HELP,
      answer: async () => (await import('@titrate/clinical/session')).replay,
      prints: { '--schema': async () => (await import('@titrate/clinical/session')).eventsJsonSchema },
    },
    args,
  );
}
