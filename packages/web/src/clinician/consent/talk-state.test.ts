import type { ConsentDocument } from '@titrate/contract';
import { describe, expect, it } from 'vitest';
import { NOTHING_YET, patientProblems, staffProblems, type TalkState } from './talk-state.ts';

const DOCUMENT: ConsentDocument = {
  version: 'abcd1234',
  hash: 'a'.repeat(64),
  product: 'ketamine',
  route: 'IV',
  indication: 'trd',
  elements: [
    { id: 'A', title: 'Risks', text: 'There are risks.', needed: true },
    { id: 'B', title: 'Cost', text: 'It costs.', needed: false },
  ],
  teachBack: [{ id: 'Q', question: 'Who drives you home?' }],
  validMonths: 12,
};
const done: TalkState = {
  agreed: ['A'],
  teachBack: { Q: { answer: 'My brother', understood: true } },
  questions: '',
  capacity: true,
  name: 'Odile Fernsby',
  strokes: 'M1 1 L2 2',
  typed: false,
};
const fieldsOf = (problems: readonly { field: string }[]) => problems.map((one) => one.field);

describe('a consent talk', () => {
  it('begins with nothing ticked, answered or signed', () => {
    expect(fieldsOf(patientProblems(NOTHING_YET, DOCUMENT))).toEqual([
      'agreed.A',
      'patient-name',
      'signature',
    ]);
    expect(fieldsOf(staffProblems(NOTHING_YET, DOCUMENT))).toEqual(['teachBack.Q', 'capacity']);
  });

  it('is complete without the part that may stay open', () => {
    expect(patientProblems(done, DOCUMENT)).toEqual([]);
    expect(staffProblems(done, DOCUMENT)).toEqual([]);
  });

  it('takes a typed name in place of a drawing', () => {
    expect(patientProblems({ ...done, strokes: '', typed: true }, DOCUMENT)).toEqual([]);
  });

  it('waits until what was asked back was understood', () => {
    const teachBack = { Q: { answer: 'I drive myself', understood: false } };
    expect(staffProblems({ ...done, teachBack }, DOCUMENT)).toMatchObject([
      { field: 'teachBack.Q', message: expect.stringContaining('Explain again') },
    ]);
  });
});
