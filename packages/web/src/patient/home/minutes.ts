/** A calm reader takes about ten seconds for one question. */
const SECONDS_A_QUESTION = 10;

/** How long it takes, in words, never less than a minute. */
export function minutesFor(questions: number): string {
  const minutes = Math.max(1, Math.ceil((questions * SECONDS_A_QUESTION) / 60));
  return minutes === 1 ? 'about 1 minute' : `about ${minutes} minutes`;
}
