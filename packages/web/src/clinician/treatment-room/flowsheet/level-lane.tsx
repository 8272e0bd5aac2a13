import type { Instant } from '@titrate/quantity';
import { LEVEL } from './lanes.ts';
import { type Frame, place } from './layout.ts';
import type { Levels, RoomCurve } from './level.ts';
import { levelScale } from './level-scale.ts';

const MIN = 60_000;

/** The predicted level: the plan dashed, the dose as given solid; after now it is what follows if nothing changes. The spread between people is around what was given, before the first dose around the plan; that of a second model has an edge. */
export function LevelLane({ levels, frame, at }: { levels: Levels | undefined; frame: Frame; at: Instant }) {
  if (levels === undefined)
    return (
      <text x={6} y={LEVEL.top + 20} fontSize="11.5" fill="var(--ink-soft)">
        No published model for this drug and route
      </text>
    );
  const scale = levelScale(levels);
  const pathOf = (times: readonly number[], values: readonly number[], keep: (min: number) => boolean) => {
    let path = '';
    times.forEach((min, index) => {
      const value = values[index];
      if (value === undefined || !keep(min) || levels.origin + min * MIN > frame.until) return;
      const at0 = levels.origin + min * MIN;
      if (at0 < frame.from) return;
      const x = frame.x(at0);
      path += `${path === '' ? 'M' : 'L'}${x.toFixed(1)} ${place(scale, value).y.toFixed(1)}`;
    });
    return path;
  };
  const { planned, given, overlay } = levels;
  const nowMin = (at - levels.origin) / MIN;
  const all = () => true;
  const areaOf = (curve: RoomCurve | undefined): string => {
    if (curve?.p5 === undefined || curve.p95 === undefined) return '';
    const { timesMin, p5, p95 } = curve;
    const back = pathOf([...timesMin].reverse(), [...p5].reverse(), all);
    return back === '' ? '' : `${pathOf(timesMin, p95, all)}${back.replace('M', 'L')}z`;
  };
  return (
    <g>
      <path d={areaOf(given ?? planned)} fill="var(--flow-level-band)" />
      <path
        d={areaOf(overlay)}
        fill="var(--flow-second-band)"
        stroke="var(--ink-soft)"
        strokeWidth="0.8"
        strokeDasharray="1 3"
      />
      {planned === undefined ? null : (
        <path
          d={pathOf(planned.timesMin, planned.typical, all)}
          fill="none"
          stroke="var(--flow-level)"
          strokeWidth="1.3"
          strokeDasharray="5 4"
          opacity="0.9"
        />
      )}
      {overlay === undefined ? null : (
        <path
          d={pathOf(overlay.timesMin, overlay.typical, all)}
          fill="none"
          stroke="var(--ink-soft)"
          strokeWidth="1.6"
          strokeDasharray="8 3 2 3"
        />
      )}
      {given === undefined ? null : (
        <>
          <path
            d={pathOf(given.timesMin, given.typical, (min) => min <= nowMin + 1)}
            fill="none"
            stroke="var(--flow-level)"
            strokeWidth="2.4"
          />
          <path
            d={pathOf(given.timesMin, given.typical, (min) => min >= nowMin)}
            fill="none"
            stroke="var(--flow-level)"
            strokeWidth="2"
            opacity="0.55"
          />
        </>
      )}
    </g>
  );
}
