import { family, kept, type RegisterRow, said, under } from './row.ts';

const SESSION = 'packages/clinical/src/session';

/** Sections 4 and 5: gate, monitoring, alerts, emergencies, staff, discharge. */
export const SESSION_DAY: readonly RegisterRow[] = [
  ...family('GT-', 1, 7),
  under('GT-08', 'Vital signs within the gate', 'gate/VG-01', 'gate/VG-03', 'gate/VG-05'),
  ...family('GT-', 9, 21),
  { id: 'VG-01' },
  under('VG-02', 'Pressure before esketamine from 65 years', 'gate/VG-02-US', 'gate/VG-02-EU'),
  ...family('VG-', 3, 8),
  ...family('MO-', 1, 6),
  kept('MO-07', [`${SESSION}/alerts/overdue.ts`]),
  ...family('AL-', 1, 14),
  kept('AL-15', [`${SESSION}/alerts/beside.ts`]),
  kept('ST-01', [`${SESSION}/admit/dosing.ts`]),
  kept('ST-02', [`${SESSION}/admit/dosing.ts`]),
  kept('ST-03', [`${SESSION}/admit/dosing.ts`]),
  kept('ST-04', [`${SESSION}/admit/dosing.ts`]),
  kept('ST-05', [`${SESSION}/record/aftermath.ts`]),
  said('ST-06', 'one alert table serves every session; no earlier session loosens it'),
  kept('ST-07', [`${SESSION}/alerts/table.ts`]),
  ...family('EM-', 1, 12),
  ...family('SF-', 1, 6),
  kept('AE-RULE-1', [`${SESSION}/record/aftermath.ts`]),
  ...family('DC-', 1, 7),
  ...family('RD-', 1, 11),
  kept('RD-FAIL', [`${SESSION}/monitoring/due.ts`]),
  ...family('AC-', 1, 8),
];
