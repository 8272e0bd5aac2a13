import type { Progress } from '@titrate/contract';
import { readHere, writeHere } from '../this-tab.ts';

const slotOf = (taskId: string): string => `unsaved/${taskId}`;

/** The answers of a task that have not reached the clinic yet. */
export function readUnsaved(taskId: string): Progress {
  const value = readHere(slotOf(taskId));
  if (typeof value !== 'object' || value === null) return {};
  const kept: Progress = {};
  for (const [key, answer] of Object.entries(value)) {
    if (typeof answer === 'number' || typeof answer === 'string' || answer === null) kept[key] = answer;
  }
  return kept;
}

export const writeUnsaved = (taskId: string, answers: Progress): void =>
  writeHere(slotOf(taskId), Object.keys(answers).length === 0 ? undefined : answers);
