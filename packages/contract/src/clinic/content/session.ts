import {
  ALERT_TABLE,
  type AlertRule,
  CHANGES,
  COMPARES,
  DISCHARGE_DEFINITIONS,
  GATE_DEFINITIONS,
  MONITORING_SCHEDULES,
  type MonitoringSchedule,
  OBSERVATION_DEFINITIONS,
  PARAMETER_WORDS,
  VITAL_GATE,
  type VitalGateDefinition,
} from '@titrate/clinical/session';
import { type ContentEntry, type ContentValue, fact, sourcesOfLine } from './entry.ts';

const APPLIES = {
  always: 'every session',
  esketamine: 'esketamine',
  'esketamine-us': 'esketamine in the United States',
  'ketamine-iv-im': 'ketamine by vein or muscle',
  'can-become-pregnant': 'people who can become pregnant',
  'insulin-or-sulfonylurea': 'people on insulin or a sulfonylurea',
} as const;

export const gateContent = (): readonly ContentEntry[] => [
  ...GATE_DEFINITIONS.map(
    (check): ContentEntry => ({
      group: 'gate',
      id: check.id,
      version: check.version,
      title: check.title,
      severity: check.severity,
      facts: [...fact('Asked for', APPLIES[check.applies]), ...fact('Cleared by', check.clears)],
      patientText: check.patientText,
      values: [],
      sources: sourcesOfLine(check.source),
      cases: [],
      notes: [],
    }),
  ),
  ...VITAL_GATE.map(vitalGate),
];

function vitalGate(gate: VitalGateDefinition): ContentEntry {
  return {
    group: 'gate',
    id: gate.id,
    version: gate.version,
    title: gate.title,
    severity: 'block',
    facts: [],
    values: gate.bands.flatMap(({ of, list }) =>
      list.map(({ level, above, from, below }) => ({
        name: of === 'value' ? gate.title : of,
        value: [
          above === undefined ? '' : `above ${above}`,
          from === undefined ? '' : `from ${from}`,
          below === undefined ? '' : `below ${below}`,
          gate.unit,
        ]
          .filter((part) => part !== '')
          .join(' '),
        meaning: level,
      })),
    ),
    sources: sourcesOfLine(gate.source),
    cases: [],
    notes: ['A value that is missing, or older than the gate allows, holds the step.'],
  };
}

type Clause = AlertRule['criteria'][number]['all'][number];

function clauseText(clause: Clause): string {
  switch (clause.kind) {
    case 'value':
      return `${PARAMETER_WORDS[clause.of]} ${COMPARES[clause.op]} ${clause.limit}`;
    case 'baseline':
      return `${PARAMETER_WORDS[clause.of]} ${CHANGES[clause.op]} at least ${clause.limit}${clause.op === 'fall-percent' ? ' %' : ''}`;
    case 'symptom':
      return `${clause.anyOf.map((one) => one.replaceAll('-', ' ')).join(' or ')}${clause.minDurationS === undefined ? '' : ` for ${clause.minDurationS} s`}`;
    case 'any':
      return `(${clause.of.map(clauseText).join(' or ')})`;
  }
}
export const alertContent = (): readonly ContentEntry[] => [
  ...ALERT_TABLE.rules.map(
    (rule): ContentEntry => ({
      group: 'alerts',
      id: rule.id,
      version: rule.version,
      title: rule.title,
      facts: [
        ...fact('What to do', rule.expectedAction),
        ...fact('Where no dose goes on', rule.actionWithoutDose),
        ...fact('Ends by', rule.endsBy === 'reading' ? 'a new value' : 'an act that someone records'),
        ...fact('Conditions', rule.conditions === 'one' ? 'one' : 'one for each symptom'),
      ],
      values: rule.criteria.map(
        (criterion): ContentValue => ({
          name: criterion.band,
          value: `${criterion.all.map(clauseText).join(' and ')}${rule.unit === '' ? '' : ` ${rule.unit}`}`,
          ...(criterion.persistS === undefined
            ? {}
            : { meaning: `from a device: when it stays so for ${criterion.persistS} s` }),
        }),
      ),
      sources: sourcesOfLine(rule.source),
      cases: [],
      notes: [],
    }),
  ),
  {
    group: 'alerts',
    id: 'ALERT-TIMES',
    version: ALERT_TABLE.version,
    title: 'Escalation, lateness and sound',
    facts: [],
    values: alertTimes(),
    sources: [{ text: 'ALM-08, ALM-09, MO-07, AL-15', mark: 'default' }],
    cases: [],
    notes: [],
  },
];

function alertTimes(): readonly ContentValue[] {
  const { escalation, overdueMin, sustainedUrgentMin, soundPauseS, priorities } = ALERT_TABLE;
  const value = (name: string, text: string): ContentValue => ({ name, value: text, mark: 'default' });
  return [
    value('Unacknowledged high alert goes to a second person after', `${escalation.secondPersonAfterS} s`),
    value('… and to all staff on site after', `${escalation.allStaffAfterS} s`),
    value('Late vital sign: watch, more than', `${overdueMin.watch} min`),
    value('Late vital sign: urgent, more than', `${overdueMin.urgent} min`),
    value('Late vital sign: stop, more than', `${overdueMin.stop} min`),
    value('Urgent pressure counts as sustained after', `${sustainedUrgentMin} min`),
    value('Longest sound pause', `${soundPauseS} s`),
    ...Object.entries(priorities).map(([band, priority]) => ({
      name: `Priority of ${band}`,
      value: priority,
    })),
  ];
}

export const monitoringContent = (): readonly ContentEntry[] =>
  Object.values(MONITORING_SCHEDULES).map((schedule) => ({
    group: 'monitoring',
    id: schedule.id,
    version: schedule.version,
    title: SCHEDULE_TITLES[schedule.id],
    facts: [...fact('Continuous', schedule.continuous.join(', '))],
    values: [
      { name: 'Vital signs', value: vitalTimes(schedule) },
      { name: schedule.scales.items.join(' and '), value: scaleTimes(schedule) },
    ],
    sources: sourcesOfLine(schedule.source),
    cases: [],
    notes: [],
  }));

const SCHEDULE_TITLES: Readonly<Record<MonitoringSchedule['id'], string>> = {
  'MO-01': 'Esketamine',
  'MO-02': 'Psychiatric infusion',
  'MO-03': 'Psychiatric infusion under closer watch',
  'MO-04': 'Injection into muscle or under the skin',
  'MO-05': 'By mouth or under the tongue',
  'MO-06': 'Pain infusion',
};

function vitalTimes({ vitals }: MonitoringSchedule): string {
  return vitals.anchor === 'infusion'
    ? `every ${vitals.duringEveryMin} min during the infusion, every ${vitals.afterEveryMin} min after`
    : `at ${vitals.atMin.join(', ')} min after the last dose, then every ${vitals.thenEveryMin} min`;
}

function scaleTimes({ scales: { when } }: MonitoringSchedule): string {
  if (when === 'with-vitals') return 'with each vital sign';
  return 'everyMin' in when
    ? `every ${when.everyMin} min`
    : `at ${when.atMin.join(' and ')} min, and ${when.afterEndMin} min after the end`;
}

export const dischargeContent = (): readonly ContentEntry[] => [
  ...DISCHARGE_DEFINITIONS.map(
    (one): ContentEntry => ({
      group: 'discharge',
      id: one.rule,
      version: one.version,
      title: one.text,
      severity: 'block',
      facts: fact('Met by', one.clears),
      values: [],
      sources: sourcesOfLine(one.source),
      cases: [],
      notes: [],
    }),
  ),
  ...OBSERVATION_DEFINITIONS.map(
    (one): ContentEntry => ({
      group: 'discharge',
      id: one.id,
      version: one.version,
      title: one.title,
      severity: 'block',
      facts: fact('Counted', one.text),
      values: [{ name: 'Minimum', value: `${one.minutes} min` }],
      sources: sourcesOfLine(one.source),
      cases: [],
      notes: [],
    }),
  ),
];
