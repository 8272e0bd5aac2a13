import type { Scale as ScaleId, SessionState, VitalParameter } from '@titrate/clinical/session';
import { GRID, GRID_ROWS } from './lanes.ts';
import { type Frame, thinned } from './layout.ts';
import { originOf } from './marks.tsx';

/** The numbers under the lines, each at its own moment; a letter says device, late or corrected. */
export function GridLanes({ state, frame }: { state: SessionState; frame: Frame }) {
  return (
    <g fontSize="11.5" fill="var(--ink)">
      {GRID_ROWS.map(({ id }, index) => (
        <g key={id}>
          {valuesOf(state, frame, id).map((value) => (
            <text
              key={value.key}
              x={frame.x(value.at)}
              y={GRID.top + GRID.row * index + 13}
              textAnchor="middle"
              fontWeight={value.typed ? 650 : 400}
              opacity={value.doubtful ? 0.5 : 1}
            >
              {value.text}
              {value.mark === '' ? null : (
                <tspan fontSize="8.5" dy="-3" fill="var(--ink-soft)">
                  {value.mark}
                </tspan>
              )}
            </text>
          ))}
        </g>
      ))}
    </g>
  );
}

interface GridValue {
  readonly key: string;
  readonly at: SessionState['vitals'][number]['at'];
  readonly text: string;
  readonly mark: string;
  readonly typed: boolean;
  readonly doubtful: boolean;
}

const SINGLE: Partial<Record<(typeof GRID_ROWS)[number]['id'], VitalParameter>> = {
  pulse: 'heartRatePerMin',
  spo2: 'spo2Percent',
  rr: 'respiratoryRatePerMin',
};
const SCALED: Partial<Record<(typeof GRID_ROWS)[number]['id'], ScaleId>> = {
  moaas: 'moaas',
  diss: 'dissociation-item',
};

function valuesOf(
  state: SessionState,
  frame: Frame,
  row: (typeof GRID_ROWS)[number]['id'],
): readonly GridValue[] {
  const scale = SCALED[row];
  const inside = (at: number) => at >= frame.from && at <= frame.until;
  if (scale !== undefined) {
    const values = state.scales.flatMap((fact): GridValue[] =>
      fact.data.scale !== scale || !inside(fact.at)
        ? []
        : [
            {
              key: fact.eventId,
              at: fact.at,
              text: String(fact.data.score ?? '–'),
              mark: originOf(fact).mark,
              typed: true,
              doubtful: false,
            },
          ],
    );
    return thinned(values, frame, 26, (value) => value.typed);
  }
  const values = state.vitals.flatMap((fact): GridValue[] => {
    const { systolicMmHg, diastolicMmHg, status } = fact.data;
    const parameter = SINGLE[row];
    const single = parameter === undefined ? undefined : fact.data[parameter];
    const text =
      row === 'bp'
        ? systolicMmHg === undefined || diastolicMmHg === undefined
          ? undefined
          : `${systolicMmHg}/${diastolicMmHg}`
        : single === undefined
          ? undefined
          : String(single);
    if (text === undefined || !inside(fact.at)) return [];
    return [
      {
        key: fact.eventId,
        at: fact.at,
        text,
        mark: originOf(fact).mark,
        typed: fact.origin !== 'monitor',
        doubtful: status === 'doubtful',
      },
    ];
  });
  return thinned(values, frame, row === 'bp' ? 56 : 38, (value) => value.typed);
}
