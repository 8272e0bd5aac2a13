import { fieldsOf, runDocumentVerb } from './document-verb.ts';

const HELP = `Usage: titrate change < documents

  {"instrument":"phq9","baseline":18,"current":7}
→ {"pct_improvement","response","partial_response","remission","mcid_improved","worse"}, null where not defined`;

export function run(args: string[]): Promise<number> {
  return runDocumentVerb(
    {
      name: 'change',
      help: HELP,
      answer: async () => {
        const { change } = await import('@titrate/clinical/outcomes');
        return (document) => {
          const fields = fieldsOf(document, ['instrument', 'baseline', 'current']);
          if (!fields.ok) return fields;
          const { instrument, baseline, current } = fields.value;
          return change({ instrument, baseline, current });
        };
      },
    },
    args,
  );
}
