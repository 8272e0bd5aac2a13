import type { Progress } from '@titrate/contract';

/**
 * Answers that have not reached the clinic yet. They are kept in this tab only: a reload finds them again, closing the
 * tab forgets them, so that a shared phone tells nothing.
 */
const PREFIX = 'titrate-unsaved:';

export function readUnsaved(taskId: string): Progress {
  try {
    const text = sessionStorage.getItem(PREFIX + taskId);
    return text === null ? {} : asProgress(JSON.parse(text));
  } catch {
    return {};
  }
}

export function writeUnsaved(taskId: string, answers: Progress): void {
  try {
    if (Object.keys(answers).length === 0) sessionStorage.removeItem(PREFIX + taskId);
    else sessionStorage.setItem(PREFIX + taskId, JSON.stringify(answers));
  } catch {
    // Without storage the answers live as long as the page does; the screen says what is not saved.
  }
}

export function forgetUnsaved(): void {
  try {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(PREFIX)) sessionStorage.removeItem(key);
  } catch {
    // Nothing was kept where nothing can be kept.
  }
}

function asProgress(value: unknown): Progress {
  if (typeof value !== 'object' || value === null) return {};
  const kept: Progress = {};
  for (const [key, answer] of Object.entries(value)) {
    if (typeof answer === 'number' || typeof answer === 'string' || answer === null) kept[key] = answer;
  }
  return kept;
}
