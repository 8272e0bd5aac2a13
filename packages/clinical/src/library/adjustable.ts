/** Every rule of the catalogue that a clinic may tighten, with each of its numbers and the direction that is tighter. */
import { DOSE_RULES } from '../dose/index.ts';
import { RULES } from '../rules/index.ts';
import {
  ALERT_TABLE,
  alertNumbers,
  bandName,
  boundOf,
  DISCHARGE_DEFINITIONS,
  GATE_DEFINITIONS,
  OBSERVATION_DEFINITIONS,
  SESSION_LIMITS,
  type SessionLimit,
  VITAL_GATE,
} from '../session/index.ts';
import { type Mark, SEVERITIES, type Severity } from '../vocabulary.ts';
import type { Area } from './areas.ts';

export interface AdjustableNumber {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly tighter: 'lower' | 'higher';
  readonly meaning: string;
  readonly mark?: Mark;
}

export interface AdjustableRule {
  readonly id: string;
  readonly area: Area;
  readonly version: string;
  readonly title: string;
  /** Absent where the severity follows from the numbers. */
  readonly severity?: Severity;
  /** May be loosened from block to override, with a reason. */
  readonly relaxable: boolean;
  readonly numbers: readonly AdjustableNumber[];
}

let made: readonly AdjustableRule[] | undefined;

/** The whole list, by area and then in the order of the catalogue. Built on the first call. */
export function adjustableRules(): readonly AdjustableRule[] {
  made ??= merged([...suitability(), ...dose(), ...gate(), ...alerts(), ...conduct(), ...discharge()]);
  return made;
}

/** A rule that two parts ask under one id is one rule to a clinic. */
function merged(rules: readonly AdjustableRule[]): readonly AdjustableRule[] {
  const byId = new Map<string, AdjustableRule>();
  for (const rule of rules) {
    const first = byId.get(rule.id);
    byId.set(
      rule.id,
      first === undefined ? rule : { ...first, numbers: [...first.numbers, ...rule.numbers] },
    );
  }
  return [...byId.values()];
}

export const adjustableRule = (id: string): AdjustableRule | undefined =>
  adjustableRules().find((rule) => rule.id === id);

/** Whether there is anything that a clinic could still change of it. */
export const canChange = (rule: AdjustableRule): boolean =>
  rule.numbers.length > 0 ||
  rule.relaxable ||
  (rule.severity !== undefined && rule.severity !== SEVERITIES[0]);

const suitability = (): readonly AdjustableRule[] =>
  RULES.map((rule) => ({
    id: rule.id,
    area: 'suitability',
    version: rule.version,
    title: rule.title,
    severity: rule.severity,
    relaxable: rule.relaxable === true,
    numbers: Object.entries(rule.thresholds ?? {}).map(([name, { at, tighter, meaning }]) => ({
      name,
      value: at.value,
      unit: at.unit,
      tighter,
      meaning: `${spaced(name)}: ${uncapitalised(meaning)}`,
    })),
  }));

const dose = (): readonly AdjustableRule[] =>
  DOSE_RULES.map((rule) => ({
    id: rule.id,
    area: 'dose',
    version: rule.version,
    title: rule.title,
    severity: rule.severity,
    relaxable: rule.relaxable,
    // A number that is compared for equality is a fact and not a limit.
    numbers: Object.entries(rule.thresholds).flatMap(([name, { value, unit, op, source }]) =>
      op === '='
        ? []
        : [
            {
              name,
              value,
              unit,
              tighter: op === '>' || op === '>=' ? ('lower' as const) : ('higher' as const),
              meaning: `${spaced(name)}: fires ${COMPARES[op]}`,
              mark: source.mark,
            },
          ],
    ),
  }));

const gate = (): readonly AdjustableRule[] => [
  ...GATE_DEFINITIONS.map(
    ({ id, version, title, severity }): AdjustableRule => ({
      id,
      area: 'gate',
      version,
      title,
      severity,
      relaxable: false,
      numbers: sessionNumbers(id),
    }),
  ),
  {
    id: 'GT-08',
    area: 'gate',
    version: '1.0.0',
    title: 'Vital signs within the gate',
    relaxable: false,
    numbers: sessionNumbers('GT-08'),
  },
  ...VITAL_GATE.map(
    ({ id, version, title, unit, bands }): AdjustableRule => ({
      id,
      area: 'gate',
      version,
      title,
      relaxable: false,
      numbers: bands.flatMap(({ of, list }) =>
        list.map((band): AdjustableNumber => {
          const { word, value } = boundOf(band);
          return {
            name: bandName(of, band),
            value,
            unit,
            tighter: word === 'below' ? 'higher' : 'lower',
            meaning: `${band.level}${of === 'value' ? '' : `, ${of}`}: ${word}`,
          };
        }),
      ),
    }),
  ),
];

const BESIDE_THE_TABLE = {
  'AL-15': 'Pressure urgent twice',
  'MO-07': 'Vital signs overdue',
  'ALM-09': 'Escalation of an alert that nobody answers',
} as const;

function alerts(): readonly AdjustableRule[] {
  const numbers = alertNumbers();
  const of = (id: string): readonly AdjustableNumber[] =>
    numbers.filter((number) => number.rule === id).map(({ rule: _rule, ...number }) => number);
  return [
    ...ALERT_TABLE.rules.map(({ id, version, title }) => ({ id, version, title })),
    ...Object.entries(BESIDE_THE_TABLE).map(([id, title]) => ({ id, version: ALERT_TABLE.version, title })),
  ].map((row) => ({ ...row, area: 'alert', relaxable: false, numbers: of(row.id) }));
}

const conduct = (): readonly AdjustableRule[] => [
  {
    id: 'ST-02',
    area: 'conduct',
    version: '1.0.0',
    title: 'A pause ends only when things are stable',
    relaxable: false,
    numbers: sessionNumbers('ST-02'),
  },
  {
    id: 'ESK-09',
    area: 'conduct',
    version: '1.0.0',
    title: 'Rest between two devices',
    relaxable: false,
    numbers: sessionNumbers('ESK-09'),
  },
];

const discharge = (): readonly AdjustableRule[] => [
  ...OBSERVATION_DEFINITIONS.map(
    ({ id, version, title }): AdjustableRule => ({
      id,
      area: 'discharge',
      version,
      title,
      relaxable: false,
      numbers: sessionNumbers(id),
    }),
  ),
  ...DISCHARGE_DEFINITIONS.map(
    ({ rule, version, text }): AdjustableRule => ({
      id: rule,
      area: 'discharge',
      version,
      title: text,
      relaxable: false,
      numbers: sessionNumbers(rule),
    }),
  ),
];

function sessionNumbers(id: string): readonly AdjustableNumber[] {
  const all: Readonly<Record<string, Readonly<Record<string, SessionLimit>>>> = SESSION_LIMITS;
  return Object.entries(all[id] ?? {}).map(([name, limit]) => ({ name, ...limit }));
}

const COMPARES = { '>=': 'from', '>': 'above', '<': 'below', '<=': 'up to' } as const;

const spaced = (name: string): string => name.replace(/([A-Z0-9]+)/g, ' $1').toLowerCase();

/** Not of an abbreviation: `IV`, `C-SSRS`. */
const uncapitalised = (text: string): string =>
  text.replace(/^[A-Z](?=[a-z ])/, (first) => first.toLowerCase());
