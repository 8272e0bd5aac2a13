import { INCIDENT_FROM_GRADE } from '../limits.ts';
import { byDefault, known, read, type Source } from './source.ts';

export type Grade = 1 | 2 | 3 | 4;

/** How an adverse event is graded: what each grade means for it. */
export interface AdverseEventGrading {
  readonly id: string;
  readonly event: string;
  readonly grades: Readonly<Record<Grade, string>>;
  readonly note?: string;
  readonly sources: readonly Source[];
}

export const GRADE_NAMES: Readonly<Record<Grade, string>> = {
  1: 'mild',
  2: 'moderate',
  3: 'severe',
  4: 'life-threatening',
};

export const ADVERSE_EVENT_GRADES: readonly AdverseEventGrading[] = [
  {
    id: 'general',
    event: 'Any event',
    grades: {
      1: 'No intervention',
      2: 'Minimal or non-invasive intervention; limits instrumental activities',
      3: 'Medically significant; hospital care; limits self-care',
      4: 'Urgent intervention',
    },
    sources: read('CTC'),
  },
  {
    id: 'bp-rise',
    event: 'Blood-pressure rise in the session',
    grades: {
      1: 'Systolic 120-139 or diastolic 80-89 mmHg',
      2: 'Systolic 140-159 or diastolic 90-99 mmHg',
      3: 'Systolic 160 or more, or diastolic 100 mmHg or more',
      4: 'Hypertensive crisis, or a deficit',
    },
    note: 'Made for lasting blood pressure: the alert band is stored too.',
    sources: read('CTC'),
  },
  {
    id: 'nausea-vomiting',
    event: 'Nausea or vomiting',
    grades: {
      1: 'Mild, no drug',
      2: 'Needs an antiemetic',
      3: 'IV fluids, or observation prolonged',
      4: 'Aspiration, collapse',
    },
    sources: byDefault('product'),
  },
  {
    id: 'sedation',
    event: 'Sedation',
    grades: { 1: 'MOAA/S 4', 2: 'MOAA/S 3', 3: 'MOAA/S 2 or 1', 4: 'MOAA/S 0 or airway support' },
    sources: byDefault('product'),
  },
  {
    id: 'dissociation',
    event: 'Dissociation',
    grades: {
      1: 'Noticeable, calm',
      2: 'Distressing, settles with support',
      3: 'Needs a drug or a stop',
      4: 'Danger, or prolonged psychosis',
    },
    sources: byDefault('product'),
  },
  {
    id: 'anxiety-agitation',
    event: 'Anxiety or agitation',
    grades: {
      1: 'Mild',
      2: 'Needs one-to-one support',
      3: 'Needs a drug or a stop',
      4: 'Danger to self or others',
    },
    sources: byDefault('product'),
  },
  {
    id: 'urinary',
    event: 'Urinary symptoms',
    grades: {
      1: 'Frequency only',
      2: 'Dysuria or urgency for more than 1 week',
      3: 'Haematuria, incontinence',
      4: 'Upper-tract damage',
    },
    sources: byDefault('product'),
  },
  {
    id: 'liver',
    event: 'Liver enzymes',
    grades: {
      1: 'ALT or AST up to 3 times the upper limit',
      2: '3 to 5 times',
      3: '5 to 20 times',
      4: 'More than 20 times',
    },
    sources: known('CTC'),
  },
];

/** How likely the drug is the cause. */
export const RELATIONS = ['unrelated', 'unlikely', 'possible', 'probable', 'definite'] as const;

/** What makes an event serious, whatever its grade. */
export const SERIOUSNESS = [
  'death',
  'life-threatening',
  'admission',
  'disability',
  'birth defect',
  'other important',
] as const;

export { INCIDENT_FROM_GRADE };
