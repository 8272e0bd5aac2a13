import type { ConsentDocument } from '@titrate/contract';
import type { FormProblem } from '../../kit/api/problems.ts';

export interface TeachBackAnswer {
  readonly answer: string;
  readonly understood: boolean | undefined;
}

/** What has been gone through so far. Nothing is ticked or answered for anyone. */
export interface TalkState {
  readonly agreed: readonly string[];
  readonly teachBack: Readonly<Record<string, TeachBackAnswer>>;
  readonly questions: string;
  readonly capacity: boolean;
  readonly name: string;
  /** The drawn line as SVG path data. */
  readonly strokes: string;
  /** Signs by typing the name instead of drawing. */
  readonly typed: boolean;
}

export const NOTHING_YET: TalkState = {
  agreed: [],
  teachBack: {},
  questions: '',
  capacity: false,
  name: '',
  strokes: '',
  typed: false,
};

export const NO_ANSWER: TeachBackAnswer = { answer: '', understood: undefined };

/** What the patient still has to do before the tablet goes back. */
export function patientProblems(state: TalkState, document: ConsentDocument): readonly FormProblem[] {
  return [
    ...document.elements
      .filter(({ id, needed }) => needed && !state.agreed.includes(id))
      .map(({ id, title }) => ({ field: `agreed.${id}`, message: `Not agreed yet: ${title}` })),
    ...(state.name.trim().length < 2 ? [{ field: 'patient-name', message: 'Write your name' }] : []),
    ...(state.strokes === '' && !state.typed
      ? [{ field: 'signature', message: 'Draw your signature, or choose to sign by typing your name' }]
      : []),
  ];
}

/** What the member of staff still has to do before signing. */
export function staffProblems(state: TalkState, document: ConsentDocument): readonly FormProblem[] {
  return [
    ...document.teachBack.flatMap(({ id, question }) => {
      const { answer, understood } = state.teachBack[id] ?? NO_ANSWER;
      const field = `teachBack.${id}`;
      if (answer.trim() === '') return [{ field, message: `Write what the patient said: ${question}` }];
      if (understood === undefined) return [{ field, message: `Say whether it was understood: ${question}` }];
      return understood ? [] : [{ field, message: `Explain again, then ask once more: ${question}` }];
    }),
    ...(state.capacity
      ? []
      : [{ field: 'capacity', message: 'Confirm that the patient can decide this today' }]),
  ];
}
