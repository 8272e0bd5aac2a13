import { ApiError } from '@titrate/contract';
import { describe, expect, it } from 'vitest';
import { formProblemsOf, wordsOf } from './problems.ts';

const refusal = (problems: { type: string; message: string; path: string }[]) =>
  new ApiError({ type: 'invalid-input', title: 'Something is missing', status: 400, problems });

describe('refusals of the server in a form', () => {
  it.each(['/body/contact/email', 'body.contact.email', 'contact.email'])('finds the field of %s', (path) => {
    const [first] = formProblemsOf(refusal([{ type: 'x', message: 'Enter an e-mail address', path }]));
    expect(first).toEqual({ field: 'contact.email', message: 'Enter an e-mail address' });
  });

  it('keeps a refusal without a path for the whole form', () => {
    expect(formProblemsOf(refusal([]))).toEqual([{ field: '', message: 'Something is missing' }]);
  });

  it('says that nothing typed is lost when the line is broken', () => {
    expect(wordsOf(new TypeError('fetch failed'))).toContain('What you typed is still here');
  });
});
