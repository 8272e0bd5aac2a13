export const EXAMINATION_KINDS = ['psychiatric', 'physical', 'mental-status'] as const;
export type ExaminationKind = (typeof EXAMINATION_KINDS)[number];

export const EXAMINATION_WORDS: Record<ExaminationKind, string> = {
  psychiatric: 'Psychiatric assessment',
  physical: 'Physical examination',
  'mental-status': 'Mental status',
};

/** What is written down under its own heading; free words, nothing is filled in for anybody. */
export const EXAMINATION_FIELDS: Record<ExaminationKind, readonly (readonly [id: string, label: string])[]> =
  {
    psychiatric: [
      ['diagnosis', 'Diagnosis and course'],
      ['severity', 'Severity now'],
      ['psychosis', 'Psychosis and mania, ever and now'],
      ['substances', 'Substances, ever and now'],
      ['treatments', 'Earlier treatments and what they did'],
      ['suicidality', 'Suicidality, attempts and safety plan'],
      ['capacity', 'Capacity to decide'],
      ['formulation', 'Summary and opinion'],
    ],
    physical: [
      ['airway', 'Airway'],
      ['heart', 'Heart and circulation'],
      ['lungs', 'Lungs'],
      ['abdomen', 'Abdomen'],
      ['nervousSystem', 'Nervous system'],
      ['bladder', 'Bladder'],
      ['other', 'Other'],
    ],
    'mental-status': [
      ['appearance', 'Appearance and behaviour'],
      ['speech', 'Speech'],
      ['mood', 'Mood and affect'],
      ['thought', 'Thought'],
      ['perception', 'Perception'],
      ['cognition', 'Cognition'],
      ['insight', 'Insight and judgement'],
    ],
  };

/** A heading as it is read; one that is not ours is shown as it came. */
export function fieldWords(kind: string, id: string): string {
  const known = EXAMINATION_KINDS.find((one) => one === kind);
  const field = known === undefined ? undefined : EXAMINATION_FIELDS[known].find(([one]) => one === id);
  return field?.[1] ?? id;
}

export function kindWords(kind: string): string {
  const known = EXAMINATION_KINDS.find((one) => one === kind);
  return known === undefined ? kind : EXAMINATION_WORDS[known];
}
