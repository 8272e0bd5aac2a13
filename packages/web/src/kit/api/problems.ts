import { ApiError } from '@titrate/contract';

/** One problem of a form: which field (`body.contact.email` is field `contact.email`), and what to do about it. */
export interface FormProblem {
  readonly field: string;
  readonly message: string;
}

export const isApiError = (error: unknown): error is ApiError => error instanceof ApiError;

/** The refusal of the server as problems of form fields; a problem without a path belongs to the whole form (`''`). */
export function formProblemsOf(error: unknown): readonly FormProblem[] {
  if (!isApiError(error)) return [{ field: '', message: wordsOf(error) }];
  const named = error.problem.problems ?? [];
  if (named.length === 0) return [{ field: '', message: wordsOf(error) }];
  return named.map(({ path, message }) => ({ field: fieldOf(path), message }));
}

/** A refusal in words for a person: what happened, and the reference to quote. */
export function wordsOf(error: unknown): string {
  if (!isApiError(error)) return 'The server could not be reached. What you typed is still here; try again.';
  const { title, detail, reference } = error.problem;
  const text = detail ?? title;
  return reference === undefined ? text : `${text} (reference ${reference})`;
}

/** Why something could not be read. */
export const readingWords = (error: unknown): string =>
  isApiError(error)
    ? wordsOf(error)
    : 'The server could not be reached, and this device keeps no copy. It is shown as soon as the server answers.';

/** Trying again, where that can help: what is not there, or not for this person, stays so. */
export function retryOf(query: { readonly error: unknown; readonly refetch: () => unknown }) {
  const { error, refetch } = query;
  if (isApiError(error) && [403, 404, 410].includes(error.problem.status)) return undefined;
  return () => void refetch();
}

/** Paths arrive as `/body/contact/email`, `body.contact.email` or `contact.email`. */
function fieldOf(path: string): string {
  return path
    .replace(/^[/.]/, '')
    .replaceAll('/', '.')
    .replace(/\[(\d+)\]/g, '.$1')
    .replace(/^body(\.|$)/, '');
}
