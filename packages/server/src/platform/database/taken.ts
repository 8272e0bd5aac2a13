/** Whether a row with this id was stored by somebody else in the same moment (SQLSTATE 23505 on a primary key). */
export function isTakenId(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error) || error.code !== '23505') return false;
  return 'constraint' in error && typeof error.constraint === 'string' && error.constraint.endsWith('_pkey');
}
