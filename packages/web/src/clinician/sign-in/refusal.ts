/** What the sign-in library answers when it refuses. */
export interface AuthRefusal {
  readonly code?: string | undefined;
  readonly message?: string | undefined;
  readonly status?: number;
}

const SAME_FOR_ALL = {
  password: 'That e-mail and password do not match an account here. Check both and try again.',
  code: 'That code does not fit. Wait for the next one and type it again; each code works once.',
  passkey: 'The passkey was not accepted. Sign in with your password instead.',
  enrol: 'The second factor could not be set up. Sign in again.',
} as const;

/** The refusal in our words: the same for a known and an unknown account (SEC-21). */
export function refusalOf(refusal: AuthRefusal, step: keyof typeof SAME_FOR_ALL): string {
  if (refusal.status === 429) return 'Too many attempts. Wait a minute, then try again.';
  if (refusal.status === undefined || refusal.status === 0 || refusal.status >= 500) {
    return 'The server could not be reached. Try again in a moment.';
  }
  return SAME_FOR_ALL[step];
}
