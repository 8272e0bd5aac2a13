import type { Source } from '../source.ts';

/** A question after reading, so that a person can check what stayed. Not a test: the answer is explained. */
export interface Question {
  readonly question: string;
  readonly options: readonly string[];
  /** Place of the right option. */
  readonly answer: number;
  readonly why: string;
}

export interface Section {
  readonly heading: string;
  readonly paragraphs: readonly string[];
  readonly points?: readonly string[];
}

/** One thing to know before deciding, in plain words, with where it comes from. For the public and for patients. */
export interface EducationTopic {
  readonly id: string;
  /** Changes with meaning; stored with "understood on". */
  readonly version: string;
  /** For addresses of pages. */
  readonly slug: string;
  readonly title: string;
  readonly summary: string;
  readonly sections: readonly Section[];
  readonly questions: readonly [Question, Question, Question];
  readonly sources: readonly Source[];
}

/** Every sentence a reader meets, for the reading-level check and for reading aloud. */
export function textOf(topic: EducationTopic): string {
  const body = topic.sections.flatMap(({ paragraphs, points = [] }) => [...paragraphs, ...points]);
  return [topic.summary, ...body].join('\n');
}
