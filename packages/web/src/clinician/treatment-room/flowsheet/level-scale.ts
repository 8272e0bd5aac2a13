import { LEVEL } from './lanes.ts';
import type { Scale } from './layout.ts';
import type { Levels } from './level.ts';

/** The scale of the level follows from the plan and stays for the session; a higher level as given widens it. */
export function levelScale(levels: Levels | undefined): Scale {
  const highest = Math.max(
    1,
    ...(levels?.planned?.p95 ?? levels?.planned?.typical ?? []),
    ...(levels?.given?.p95 ?? levels?.given?.typical ?? []),
    ...(levels?.overlay?.p95 ?? levels?.overlay?.typical ?? []),
  );
  const step = 10 ** Math.floor(Math.log10(highest));
  const max = Math.ceil((highest * 1.05) / (step / 2)) * (step / 2);
  return { ...LEVEL, min: 0, max };
}
