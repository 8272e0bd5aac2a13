import { BATTERIES, INSTRUMENT_IDS, type InstrumentId, instrumentById } from '@titrate/clinical/instruments';
import { courseCriteriaOf, RELAPSE_RULES } from '@titrate/clinical/outcomes';
import {
  ADVERSE_EVENT_GRADES,
  CONSENT_ELEMENTS,
  EMERGENCY_CARDS,
  GRADE_NAMES,
  STAFFING,
  SURVEILLANCE,
} from '@titrate/clinical/protocols';
import { type ContentEntry, type ContentValue, fact, sourceText } from './entry.ts';

type CoreSource = { readonly key: string; readonly mark: 'read' | 'known' | 'default' };
const sources = (list: readonly CoreSource[]) =>
  list.map(({ key, mark }) => ({ text: sourceText(key), mark }));
const plain = { values: [], cases: [], notes: [] } as const;

export const surveillanceContent = (): readonly ContentEntry[] =>
  SURVEILLANCE.map((item) => ({
    ...plain,
    group: 'surveillance',
    id: item.id,
    title: item.what,
    severity: item.severity,
    facts: [
      ...fact('Domain', item.domain),
      ...fact('When', item.whenText),
      ...fact('What to do', item.action),
      ...fact('Only for', item.only?.replaceAll('-', ' ')),
    ],
    values: [{ name: 'Longest time between two checks', value: `${item.everyDays} days` }],
    sources: sources(item.sources),
  }));

export const staffingContent = (): readonly ContentEntry[] =>
  STAFFING.map((rule) => ({
    ...plain,
    group: 'staffing',
    id: rule.id,
    title: rule.text,
    severity: rule.severity,
    facts: [
      ...fact('Applies to', rule.appliesTo),
      ...fact('May be loosened', rule.relaxable ? 'to an override with a reason' : 'no'),
    ],
    sources: sources(rule.sources),
  }));

export const emergencyContent = (): readonly ContentEntry[] =>
  EMERGENCY_CARDS.map((card) => ({
    ...plain,
    group: 'emergency',
    id: card.id,
    title: card.title,
    facts: [
      ...fact('When', card.trigger),
      ...fact('Call emergency services', card.callEmergency ? 'yes' : 'if needed'),
    ],
    notes: card.steps,
    sources: sources(card.sources),
  }));

export const adverseEventContent = (): readonly ContentEntry[] =>
  ADVERSE_EVENT_GRADES.map((grading) => ({
    ...plain,
    group: 'adverse-events',
    id: grading.id,
    title: grading.event,
    facts: [],
    values: ([1, 2, 3, 4] as const).map((grade) => ({
      name: `Grade ${grade}, ${GRADE_NAMES[grade]}`,
      value: grading.grades[grade],
    })),
    notes: grading.note === undefined ? [] : [grading.note],
    sources: sources(grading.sources),
  }));

export const consentContent = (): readonly ContentEntry[] =>
  CONSENT_ELEMENTS.map((element) => ({
    ...plain,
    group: 'consent',
    id: element.id,
    title: element.title,
    severity: element.severity,
    facts: fact('Applies to', element.appliesTo?.products?.join(', ') ?? 'every treatment'),
    patientText: element.textFor(
      element.appliesTo?.products?.includes('ketamine') === false
        ? { product: 'esketamine', route: 'IN' }
        : { product: 'ketamine', route: 'IV' },
    ),
    notes: [
      'Shown here as it reads for one treatment; the document names the product and route of the plan.',
    ],
    sources: sources(element.sources),
  }));

export const batteryContent = (): readonly ContentEntry[] =>
  BATTERIES.map((battery) => ({
    ...plain,
    group: 'batteries',
    id: battery.moment,
    title: battery.title,
    facts: battery.entries.map((entry) => ({
      label: instrumentById(entry.instrument).shortTitle,
      value:
        [
          entry.isSafety === true ? 'always: it cannot be taken off' : undefined,
          entry.tracks === undefined ? undefined : `for ${entry.tracks.join(', ')}`,
          entry.when,
          entry.insteadOf === undefined
            ? undefined
            : `or ${entry.insteadOf.map((id) => instrumentById(id).shortTitle).join(' or ')}`,
        ]
          .filter((part) => part !== undefined)
          .join('; ') || 'everyone',
    })),
    sources: [{ text: 'cadence of the battery', mark: battery.mark }],
  }));

export const outcomeContent = (): readonly ContentEntry[] =>
  INSTRUMENT_IDS.flatMap((id) => {
    const values = outcomeValues(id);
    return values.length === 0
      ? []
      : [
          {
            ...plain,
            group: 'outcomes' as const,
            id,
            title: `Outcome by ${instrumentById(id).shortTitle}`,
            facts: [],
            values,
            sources: [{ text: 'criteria of change', mark: courseCriteriaOf(id).mark }],
          },
        ];
  });

function outcomeValues(id: InstrumentId): readonly ContentValue[] {
  const { response, remission, improved, worse } = courseCriteriaOf(id);
  const relapse = RELAPSE_RULES[id];
  const row = (name: string, value: string | undefined): ContentValue[] =>
    value === undefined ? [] : [{ name, value }];
  return [
    ...row('Response', response === null ? undefined : amount(response)),
    ...row(
      'Remission',
      remission === null ? undefined : `total ${remission.kind.replace('-', ' ')} ${remission.value}`,
    ),
    ...row('Meaningful improvement', improved?.map(amount).join(' or ')),
    ...row('Worse', worse === null ? undefined : amount(worse)),
    ...(relapse === undefined
      ? []
      : [
          {
            name: 'Relapse',
            value:
              relapse.kind === 'twice'
                ? `${relapse.total} or more twice in a row`
                : `${relapse.total} or more and ${relapse.sharePercent} % of the best gain lost, twice within ${relapse.minDays} to ${relapse.maxDays} days`,
            mark: relapse.mark,
          },
        ]),
  ];
}

type Amount = NonNullable<ReturnType<typeof courseCriteriaOf>['response']>;
function amount(one: Amount): string {
  switch (one.kind) {
    case 'percent':
      return `${one.atLeast} % or more`;
    case 'percent-above':
      return `more than ${one.above} %`;
    case 'points':
      return `${one.atLeast} points or more`;
  }
}
