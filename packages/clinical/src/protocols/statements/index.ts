export { DOSING_STATEMENTS } from './dosing.ts';
export { EVIDENCE } from './evidence.ts';
export { OPEN_QUESTIONS } from './open-questions.ts';
export {
  PROGRAMME_STATEMENTS,
  SESSION_STATEMENTS,
  SUICIDALITY_STATEMENTS,
  THERAPY_STATEMENTS,
} from './session-day.ts';
export type { Statement } from './statement.ts';
