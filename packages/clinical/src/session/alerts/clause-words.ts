import type { Clause, Parameter } from './table.ts';

/** How a value is held against its limit, in words. */
export const COMPARES = { '>=': 'at least', '>': 'above', '<': 'below', '<=': 'at most' } as const;

export const UNITS = {
  systolicMmHg: 'mmHg',
  diastolicMmHg: 'mmHg',
  heartRatePerMin: '/min',
  spo2Percent: '%',
  respiratoryRatePerMin: '/min',
  etco2MmHg: 'mmHg',
  sedation: 'MOAA/S',
  agitation: 'RASS',
  dissociation: '/10',
  nausea: '/10',
} as const satisfies { readonly [P in Parameter]: string };

/** Each value as people say it. */
export const PARAMETER_WORDS = {
  systolicMmHg: 'systolic',
  diastolicMmHg: 'diastolic',
  heartRatePerMin: 'heart rate',
  spo2Percent: 'SpO2',
  respiratoryRatePerMin: 'respiratory rate',
  etco2MmHg: 'EtCO2',
  sedation: 'MOAA/S',
  agitation: 'agitation',
  dissociation: 'dissociation',
  nausea: 'nausea',
} as const;

/** A change against the baseline of the day. */
export const CHANGES = {
  rise: 'above today’s baseline by',
  fall: 'below today’s baseline by',
  'fall-percent': 'below today’s baseline by',
  change: 'off today’s baseline by',
} as const;

/** A step of a scale has no unit of its own. */
const SCALES: readonly Parameter[] = ['sedation', 'agitation', 'dissociation', 'nausea'];

/** What an alert was called by, as a person says it: `at least 200 mmHg`, `a fall of at least 20 % from the baseline`. */
export function clauseWords(clause: Clause): string {
  switch (clause.kind) {
    case 'any':
      return clause.of.map(clauseWords).join(' or ');
    case 'symptom':
      return clause.anyOf.map((symptom) => symptom.replaceAll('-', ' ')).join(' or ');
    case 'value':
      return [COMPARES[clause.op], clause.limit, ...unitOf(clause.of)].join(' ');
    case 'baseline':
      return baselineWords(clause);
  }
}

function baselineWords({ of, op, limit }: Extract<Clause, { kind: 'baseline' }>): string {
  if (op === 'fall-percent') return `a fall of at least ${limit} % from the baseline`;
  // A fall of 4 in a value that is itself a percentage is no fall by 4 percent of it.
  const unit = of === 'spo2Percent' ? ['points'] : unitOf(of);
  return [`a ${op} of at least`, limit, ...unit].join(' ');
}

const unitOf = (of: Parameter): readonly string[] => (SCALES.includes(of) ? [] : [UNITS[of]]);
