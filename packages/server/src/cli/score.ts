import { fieldsOf, runDocumentVerb } from './document-verb.ts';

const HELP = `Usage: titrate score < documents

  {"instrument":"phq9","answers":[0,1,2,null,…],"context"?:{…}}
→ {"instrument","version","total","band","flags":[…],"subscales":{…}}`;

export function run(args: string[]): Promise<number> {
  return runDocumentVerb(
    {
      name: 'score',
      help: HELP,
      answer: async () => {
        const { score } = await import('@titrate/clinical/instruments');
        return (document) => {
          const fields = fieldsOf(document, ['instrument', 'answers', 'context']);
          if (!fields.ok) return fields;
          const { instrument, answers, context } = fields.value;
          return score({ instrument, answers, context });
        };
      },
    },
    args,
  );
}
