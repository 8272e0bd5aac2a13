import type { listUnsigned, ResponseOf } from '@titrate/contract';
import { capital } from '../../kit/format/text.ts';

type Item = Pick<ResponseOf<typeof listUnsigned>['items'][number], 'id' | 'kind' | 'what' | 'patient'>;

/** Where an unsigned entry is signed. */
export const addressOfUnsigned = (item: Item): string =>
  item.kind === 'session'
    ? `/$clinicId/sessions/${item.id}`
    : `/$clinicId/patients/${item.patient.id}/history`;

/** What an unsigned entry is. */
export function unsignedWords({ kind, what }: Item): string {
  if (kind === 'session') return `Record of session ${what}`;
  if (kind === 'note') return `${capital(what)} note`;
  return what === 'psychiatric'
    ? 'Psychiatric assessment'
    : what === 'physical'
      ? 'Physical examination'
      : 'Mental status';
}
