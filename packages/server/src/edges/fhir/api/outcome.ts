import type { ProblemDetails } from '@titrate/contract';
import type { FhirJson } from '../resources/wire.ts';

export const FHIR_JSON = 'application/fhir+json; charset=utf-8';

/** FHIR's issue types for our error tags. */
const ISSUE: Readonly<Record<string, string>> = {
  'invalid-input': 'invalid',
  'not-signed-in': 'login',
  'second-factor-required': 'login',
  'not-permitted': 'forbidden',
  'not-found': 'not-found',
  'stale-version': 'conflict',
  conflict: 'conflict',
  held: 'business-rule',
  'too-large': 'too-long',
  'too-many-requests': 'throttled',
  unavailable: 'transient',
};

/** A refusal as FHIR says it: a kind, a sentence for a person, and where. Never a stack, never another's data. */
export function outcomeOf(problem: ProblemDetails): FhirJson {
  const code = ISSUE[problem.type] ?? 'exception';
  const issues = problem.problems ?? [
    { type: problem.type, message: problem.detail ?? problem.title, path: '' },
  ];
  return {
    resourceType: 'OperationOutcome',
    issue: issues.map(({ message, path }) => ({
      severity: 'error',
      code,
      details: { text: message },
      expression: path === '' ? undefined : [path],
      diagnostics: problem.reference,
    })),
  };
}
