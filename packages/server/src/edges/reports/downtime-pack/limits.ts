import { ALERT_TABLE, type AlertRule, type Parameter } from '@titrate/clinical/session';

type Clause = AlertRule['criteria'][number]['all'][number];

const PARAMETER_WORDS: Record<Parameter, string> = {
  systolicMmHg: 'systolic',
  diastolicMmHg: 'diastolic',
  heartRatePerMin: 'pulse',
  spo2Percent: 'SpO2',
  respiratoryRatePerMin: 'breaths',
  etco2MmHg: 'EtCO2',
  sedation: 'MOAA/S',
  agitation: 'RASS',
  dissociation: 'dissociation',
  nausea: 'nausea',
};

const OP_WORDS = { '>=': '≥', '>': '>', '<': '<', '<=': '≤' } as const;

/** The limits of the signed table, as someone reads them off paper: what, from where on it is urgent or a stop, what to do. */
export function limitRows(): readonly (readonly [
  title: string,
  urgent: string,
  stop: string,
  act: string,
])[] {
  return ALERT_TABLE.rules.map((rule) => [
    `${rule.id} ${rule.title}`,
    inBand(rule, 'urgent'),
    inBand(rule, 'stop'),
    rule.expectedAction,
  ]);
}

const inBand = (rule: AlertRule, band: 'urgent' | 'stop'): string =>
  rule.criteria
    .filter((criterion) => criterion.band === band)
    .map(({ all }) => all.map(clauseWords).join(' with '))
    .join('; ');

function clauseWords(clause: Clause): string {
  switch (clause.kind) {
    case 'value':
      return `${PARAMETER_WORDS[clause.of]} ${OP_WORDS[clause.op]} ${clause.limit}`;
    case 'baseline':
      return baselineWords(clause);
    case 'symptom':
      return clause.anyOf.map((symptom) => symptom.replaceAll('-', ' ')).join(', ');
    case 'any':
      return clause.of.map(clauseWords).join(' or ');
  }
}

function baselineWords({ of, op, limit }: Extract<Clause, { kind: 'baseline' }>): string {
  const word = PARAMETER_WORDS[of];
  if (op === 'change') return `${word} ${limit} away from baseline`;
  const sign = op === 'rise' ? '+' : '−';
  return `${word} ${sign}${limit}${op === 'fall-percent' ? ' %' : ''} from baseline`;
}
