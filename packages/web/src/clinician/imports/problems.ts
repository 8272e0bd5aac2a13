import { isApiError, wordsOf } from '../../kit/api/problems.ts';

/** What is wrong with a document, and where in it. */
export interface ImportProblem {
  readonly message: string;
  readonly path: string;
}

/** The refusal of the server, one line for each problem it named. */
export function formatProblems(error: unknown): readonly ImportProblem[] {
  if (!isApiError(error)) return [{ message: wordsOf(error), path: '' }];
  if (error.problem.status === 413)
    return [{ message: 'The file is larger than an import may be (32 million characters)', path: '' }];
  const named = error.problem.problems ?? [];
  return named.length === 0
    ? [{ message: wordsOf(error), path: '' }]
    : named.map(({ message, path }) => ({ message, path }));
}
