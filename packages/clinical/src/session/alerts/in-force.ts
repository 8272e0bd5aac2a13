/** The alert table with a clinic's own numbers in it, and the list of the numbers that it may tighten. */
import { invariant } from '@titrate/quantity';
import { type ClinicValues, inForce } from '../../library/values.ts';
import type { Band } from '../events/alerts.ts';
import { valuesOf } from '../limits.ts';
import type { SessionState } from '../state.ts';
import { CHANGES, COMPARES, PARAMETER_WORDS, UNITS } from './clause-words.ts';
import { ALERT_TABLE, type AlertRule, type AlertTable, type Clause, type Criterion } from './table.ts';

/** One number of the table, under a name that stays when rows are added. */
export interface AlertNumber {
  readonly rule: string;
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly tighter: 'lower' | 'higher';
  readonly meaning: string;
}

/** Ids of the numbers that stand beside the rows. */
const LATE = 'MO-07';
const SUSTAINED = 'AL-15';
const ESCALATION = 'ALM-09';

/** The table as it holds in this session. */
export const alertTableOf = (state: SessionState): AlertTable => alertTableUnder(valuesOf(state));

const made = new WeakMap<ClinicValues, AlertTable>();

/** The catalogue's own table when the clinic changed none of it. */
export function alertTableUnder(values: ClinicValues): AlertTable {
  const known = made.get(values);
  if (known !== undefined) return known;
  const ids = [...ALERT_TABLE.rules.map((rule) => rule.id), LATE, SUSTAINED, ESCALATION];
  const table = ids.some((id) => values[id]?.thresholds !== undefined)
    ? adjust(ALERT_TABLE, (number) => inForce(values, number.rule, number.name, number.value))
    : ALERT_TABLE;
  made.set(values, table);
  return table;
}

/** Every number of the table that a clinic may tighten. */
export function alertNumbers(): readonly AlertNumber[] {
  const out: AlertNumber[] = [];
  adjust(ALERT_TABLE, (number) => {
    out.push(number);
    return number.value;
  });
  return out;
}

type Choose = (number: AlertNumber) => number;

function adjust(table: AlertTable, choose: Choose): AlertTable {
  const beside = (rule: string, name: string, value: number, unit: string, meaning: string): number =>
    choose({ rule, name, value, unit, tighter: 'lower', meaning });
  const late = (band: Band) =>
    beside(LATE, band, table.overdueMin[band], 'min', `vital signs late, ${band}: more than`);
  return {
    ...table,
    rules: table.rules.map((rule) => adjustRule(rule, choose)),
    overdueMin: { watch: late('watch'), urgent: late('urgent'), stop: late('stop') },
    sustainedUrgentMin: beside(SUSTAINED, 'apart', table.sustainedUrgentMin, 'min', 'urgent twice, apart'),
    escalation: {
      secondPersonAfterS: beside(
        ESCALATION,
        'secondPerson',
        table.escalation.secondPersonAfterS,
        's',
        'to a second person after',
      ),
      allStaffAfterS: beside(
        ESCALATION,
        'allStaff',
        table.escalation.allStaffAfterS,
        's',
        'to all staff on site after',
      ),
    },
  };
}

const adjustRule = (rule: AlertRule, choose: Choose): AlertRule => ({
  ...rule,
  criteria: rule.criteria.map((criterion): Criterion => {
    const withSign = criterion.all.some((clause) => clause.kind === 'symptom') && criterion.all.length > 1;
    const prefix = withSign ? `${criterion.band}-with-sign` : criterion.band;
    const clauseIn = (clause: Clause): Clause => adjustClause(clause, rule, prefix, choose);
    return {
      ...criterion,
      all: inEach(criterion.all, clauseIn),
      ...(criterion.persistS === undefined
        ? {}
        : { persistS: choose(persistence(rule, prefix, criterion.all[0], criterion.persistS)) }),
    };
  }),
});

type Clauses = readonly [Clause, ...Clause[]];
const inEach = ([first, ...rest]: Clauses, change: (clause: Clause) => Clause): Clauses => [
  change(first),
  ...rest.map(change),
];

function adjustClause(clause: Clause, rule: AlertRule, prefix: string, choose: Choose): Clause {
  switch (clause.kind) {
    case 'any':
      return { ...clause, of: inEach(clause.of, (one) => adjustClause(one, rule, prefix, choose)) };
    case 'symptom':
      return clause.minDurationS === undefined
        ? clause
        : {
            ...clause,
            minDurationS: choose({
              rule: rule.id,
              name: `${prefix}-${clause.anyOf.join('-or-')}-seconds`,
              value: clause.minDurationS,
              unit: 's',
              tighter: 'lower',
              meaning: `${band(prefix)}: ${clause.anyOf.join(' or ').replaceAll('-', ' ')} for at least`,
            }),
          };
    case 'value': {
      const high = clause.op === '>' || clause.op === '>=';
      return {
        ...clause,
        limit: choose({
          rule: rule.id,
          name: `${prefix}-${clause.of}-${high ? 'high' : 'low'}`,
          value: clause.limit,
          unit: UNITS[clause.of],
          tighter: high ? 'lower' : 'higher',
          meaning: `${band(prefix)}: ${PARAMETER_WORDS[clause.of]} ${COMPARES[clause.op]}`,
        }),
      };
    }
    case 'baseline':
      return {
        ...clause,
        limit: choose({
          rule: rule.id,
          name: `${prefix}-${clause.of}-${clause.op}`,
          value: clause.limit,
          unit: clause.op === 'fall-percent' ? '%' : UNITS[clause.of],
          tighter: 'lower',
          meaning: `${band(prefix)}: ${PARAMETER_WORDS[clause.of]}, ${CHANGES[clause.op]} at least`,
        }),
      };
  }
}

function persistence(rule: AlertRule, prefix: string, first: Clause, value: number): AlertNumber {
  invariant(first.kind === 'value', 'only a value of a device has to last');
  return {
    rule: rule.id,
    name: `${prefix}-${first.of}-persists`,
    value,
    unit: 's',
    tighter: 'lower',
    meaning: `${band(prefix)}: from a device, when it stays so for`,
  };
}

const band = (prefix: string): string => prefix.replace('-with-sign', ', with a sign');
