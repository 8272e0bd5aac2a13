import type { Role } from '@titrate/contract';

/** Who opens a session and gives the drug; the server decides about each act. */
export const mayChart = ({ roles }: { readonly roles: readonly Role[] }): boolean =>
  roles.includes('nurse') || roles.includes('prescriber');
