import { ok } from '@titrate/quantity';
import { runDocumentVerb } from './document-verb.ts';

const HELP = `Usage: titrate screen < snapshots
       titrate screen --values clinic.json < snapshots
       titrate screen --schema     the JSON Schema of a patient snapshot

→ {"overall":"eligible"|"needs-more"|"override-required"|"blocked",
   "findings":[{"rule","version","severity","result","inputs","missing","clinicianText","patientText"}]}

With --values <file> a clinic's own values hold instead of the catalogue's:
  {"<rule>":{"severity"?,"thresholds"?:{"<name>":number},"rationale"?}}
A clinic may tighten any rule and loosen only a relaxable block, only to an override. One wish that is not allowed
refuses the file.`;

export function run(args: string[]): Promise<number> {
  return runDocumentVerb(
    {
      name: 'screen',
      help: HELP,
      takesValues: true,
      answer: async (policy = {}) => {
        const { parseSnapshot, screen } = await import('@titrate/clinical/rules');
        return (document) => {
          const snapshot = parseSnapshot(document);
          if (!snapshot.ok) return snapshot;
          const { overall, findings } = screen(snapshot.value, { policy });
          return ok({ overall, findings: findings.map(shown) });
        };
      },
      prints: { '--schema': async () => (await import('@titrate/clinical/rules')).snapshotJsonSchema },
    },
    args,
  );
}

interface Shown {
  readonly rule: string;
  readonly version: string;
  readonly severity: string;
  readonly result: string;
  readonly inputs: readonly unknown[];
  readonly missing: readonly unknown[];
  readonly clinicianText: string;
  readonly patientText: string;
}

/** The fields of a finding that are part of the contract, in its order. */
function shown(finding: Shown): Shown {
  const { rule, version, severity, result, inputs, missing, clinicianText, patientText } = finding;
  return { rule, version, severity, result, inputs, missing, clinicianText, patientText };
}
