import type { ParameterDefinition } from './definition.ts';

/** Blood–effect equilibration half-life 8.3 min (95 % CI 5.1–13.0), esketamine; ke0 = ln 2 / half-life. */
export const EFFECT_SITE_KE0: ParameterDefinition = {
  value: Math.LN2 / 8.3,
  unit: '1/min',
  mark: 'V1',
  source: 'Olofsen 2022, Anesthesiology 136:792, n = 17: half-life 8.3 min (95 % CI 5.1-13.0)',
};

/** Bound to the slow-distributing disposition of Otto 2021: with another disposition the same rate gives another peak time. */
export const IM_SC_ABSORPTION = {
  kaIm: {
    value: 0.1,
    unit: '1/min',
    mark: 'A',
    source: 'assumed (0.06 to 0.20) so that the peak lies at 16 to 20 min; no verified source',
  },
  Fim: { value: 0.93, unit: '1', mark: 'V3', source: 'widely quoted, origin Clements/Grant' },
  kaSc: { value: 0.045, unit: '1/min', mark: 'A', source: 'assumed; no verified source' },
  Fsc: { value: 0.95, unit: '1', mark: 'A', source: 'assumed, middle of 0.9 to 1.0' },
} as const satisfies Readonly<Record<string, ParameterDefinition>>;
