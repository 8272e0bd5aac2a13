import type { EventData } from '@titrate/clinical/session';

type Path = EventData['emergency.started']['path'];
const PATHS: readonly Path[] = [
  'EM-01',
  'EM-02',
  'EM-03',
  'EM-04',
  'EM-05',
  'EM-06',
  'EM-07',
  'EM-08',
  'EM-09',
  'EM-10',
  'EM-11',
  'EM-12',
];

/** The path of the record that belongs to an emergency card. */
export const EMERGENCY_PATHS_OF = (cardId: string): Path | undefined => PATHS.find((path) => path === cardId);
