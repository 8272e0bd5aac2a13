/** Content that is read rather than evaluated: indications, texts for patients, principles, figures, open questions. */
import { COURSE_RULES } from '@titrate/clinical/outcomes';
import {
  AFTER_CARE,
  DOSING_STATEMENTS,
  EDUCATION,
  EVIDENCE,
  INDICATIONS,
  OPEN_QUESTIONS,
  PROGRAMME_STATEMENTS,
  SESSION_STATEMENTS,
  type Statement,
  SUICIDALITY_STATEMENTS,
  SUPPORTIVE_NEEDS,
  THERAPY_STATEMENTS,
} from '@titrate/clinical/protocols';
import { type ContentEntry, type ContentGroup, fact, sourceText } from './entry.ts';

const sources = (list: Statement['sources']) =>
  list.map(({ key, mark }) => ({ text: sourceText(key), mark }));
const plain = { values: [], cases: [], notes: [] } as const;

const statements =
  (group: ContentGroup) =>
  ({ id, title, text, severity, sources: from }: Statement): ContentEntry => ({
    ...plain,
    group,
    id,
    title,
    ...(severity === undefined ? {} : { severity }),
    facts: [],
    clinicianText: text,
    sources: sources(from),
  });

export const statementContent = (): readonly ContentEntry[] => [
  ...SUICIDALITY_STATEMENTS.map(statements('suicidality')),
  ...THERAPY_STATEMENTS.map(statements('therapy')),
  ...[...DOSING_STATEMENTS, ...PROGRAMME_STATEMENTS].map(statements('principles')),
  ...EVIDENCE.map(statements('evidence')),
  ...OPEN_QUESTIONS.map(statements('open-questions')),
];

export const stoppingContent = (): readonly ContentEntry[] => SESSION_STATEMENTS.map(statements('stopping'));

export const courseContent = (): readonly ContentEntry[] =>
  COURSE_RULES.map((rule) => ({
    ...plain,
    group: 'course',
    id: rule.rule,
    version: rule.version,
    title: rule.title,
    severity: rule.severity,
    facts: [],
    patientText: rule.patientText,
    sources: sources(rule.sources),
  }));

export const indicationContent = (): readonly ContentEntry[] =>
  INDICATIONS.flatMap((indication) =>
    indication.evidence.map((evidence) => ({
      ...plain,
      group: 'indications' as const,
      id: evidence.id,
      title: `${indication.title}${evidence.product === 'any' ? '' : `, ${evidence.product}`}`,
      facts: [
        ...fact('Strength of the evidence', evidence.strength),
        ...fact('Route', evidence.routes?.join(', ')),
        ...fact('ICD-10-CM', indication.icd10.join(', ')),
        ...fact('SNOMED CT', indication.snomed.join(', ')),
      ],
      clinicianText: evidence.summary,
      patientText: indication.plainName,
      notes: ['Codes are to be checked against a licensed current release.'],
      sources: sources(evidence.sources),
    })),
  );

export const supportiveContent = (): readonly ContentEntry[] =>
  SUPPORTIVE_NEEDS.map((need) => ({
    ...plain,
    group: 'supportive',
    id: need.id,
    title: need.need,
    facts: [
      ...fact('Common options', need.commonOptions),
      ...fact('Lengthens observation', need.lengthensObservation ? 'yes (DC-05)' : 'no'),
    ],
    notes: need.checks,
    sources: sources(need.sources),
  }));

export const afterCareContent = (): readonly ContentEntry[] =>
  AFTER_CARE.map((one) => ({
    ...plain,
    group: 'after-care',
    id: one.id,
    title: one.title,
    facts: fact('Urgent', one.urgent ? 'yes' : undefined),
    clinicianText: one.clinicianText,
    patientText: one.patientText,
    notes: Object.entries(one.patientTextFor ?? {}).map(([product, text]) => `After ${product}: ${text}`),
    sources: sources(one.sources),
  }));

export const educationContent = (): readonly ContentEntry[] =>
  EDUCATION.map((topic) => ({
    ...plain,
    group: 'education',
    id: topic.id,
    version: topic.version,
    title: topic.title,
    facts: topic.sections.map(({ heading, paragraphs, points = [] }) => ({
      label: heading,
      value: [...paragraphs, ...points].join(' '),
    })),
    patientText: topic.summary,
    notes: topic.questions.map(
      ({ question, options, answer }) => `Asked afterwards: ${question} ${options[answer] ?? ''}`,
    ),
    sources: sources(topic.sources),
  }));
