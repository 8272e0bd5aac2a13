/** Whether somebody else stored in the same moment what may be there once (SQLSTATE 23505), such as a row of this id. */
export const isTaken = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === '23505';
