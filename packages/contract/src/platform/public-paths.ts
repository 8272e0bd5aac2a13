/** Every public page. The pages themselves are the web's; the server must know which addresses have one. */
export const PUBLIC_PATHS = [
  '/',
  '/what-it-is',
  '/how-it-works',
  '/conditions',
  '/the-day',
  '/safety',
  '/who-should-not',
  '/questions',
  '/families',
  '/self-check',
  '/self-check/mood',
  '/self-check/worry',
  '/enquiry',
  '/newsletter/confirm',
  '/newsletter/unsubscribe',
  '/help-now',
] as const;
export type PublicPath = (typeof PUBLIC_PATHS)[number];
