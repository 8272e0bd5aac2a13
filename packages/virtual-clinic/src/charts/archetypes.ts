/** Kinds of people a clinic meets: why they come, what else they have, what they have tried. Shares are those of a mixed clinic. */
export interface Archetype {
  readonly id: string;
  readonly indication: string;
  /** Relative frequency. */
  readonly weight: number;
  readonly product: 'ketamine' | 'esketamine';
  readonly route: 'IV' | 'IM' | 'IN';
  readonly protocol: string;
  readonly diagnosis: { readonly name: string; readonly snomed: string };
  readonly baselinePhq9: readonly [low: number, high: number];
  readonly trials: readonly string[];
  readonly medicines: readonly {
    readonly name: string;
    readonly doseText: string;
    readonly dailyDoseMg?: string;
  }[];
  readonly facts: Readonly<Record<string, string>>;
}

const MAJOR_DEPRESSION = {
  name: 'Major depressive disorder, recurrent, severe',
  snomed: '370143000',
} as const;

export const ARCHETYPES: readonly Archetype[] = [
  {
    id: 'trd-iv',
    indication: 'trd',
    weight: 9,
    product: 'ketamine',
    route: 'IV',
    protocol: 'ketamine-iv-psychiatric',
    diagnosis: MAJOR_DEPRESSION,
    baselinePhq9: [15, 24],
    trials: ['Sertraline', 'Venlafaxine', 'Bupropion', 'Aripiprazole augmentation'],
    medicines: [{ name: 'Escitalopram 20 mg', doseText: '20 mg in the morning', dailyDoseMg: '20' }],
    facts: {},
  },
  {
    id: 'trd-nasal',
    indication: 'trd',
    weight: 4,
    product: 'esketamine',
    route: 'IN',
    protocol: 'esketamine-trd',
    diagnosis: MAJOR_DEPRESSION,
    baselinePhq9: [15, 24],
    trials: ['Fluoxetine', 'Duloxetine', 'Mirtazapine'],
    medicines: [{ name: 'Duloxetine 60 mg', doseText: '60 mg in the morning', dailyDoseMg: '60' }],
    facts: {},
  },
  {
    id: 'trd-hypertension',
    indication: 'trd',
    weight: 3,
    product: 'ketamine',
    route: 'IV',
    protocol: 'ketamine-iv-psychiatric',
    diagnosis: MAJOR_DEPRESSION,
    baselinePhq9: [15, 22],
    trials: ['Citalopram', 'Nortriptyline', 'Lithium augmentation'],
    medicines: [
      { name: 'Lisinopril 10 mg', doseText: '10 mg in the morning', dailyDoseMg: '10' },
      { name: 'Venlafaxine 150 mg', doseText: '150 mg in the morning', dailyDoseMg: '150' },
    ],
    facts: { hypertension: 'yes', hypertensionTreated: 'yes', cardiovascularRiskFactor: 'yes' },
  },
  {
    id: 'bipolar',
    indication: 'bipolar-depression',
    weight: 2,
    product: 'ketamine',
    route: 'IV',
    protocol: 'ketamine-iv-psychiatric',
    diagnosis: { name: 'Bipolar disorder, current episode depressed', snomed: '13746004' },
    baselinePhq9: [14, 22],
    trials: ['Quetiapine', 'Lamotrigine'],
    medicines: [{ name: 'Lithium carbonate 900 mg', doseText: '900 mg at night', dailyDoseMg: '900' }],
    facts: { bipolarDisorder: 'yes' },
  },
  {
    id: 'ptsd',
    indication: 'ptsd',
    weight: 3,
    product: 'ketamine',
    route: 'IV',
    protocol: 'ketamine-iv-psychiatric',
    diagnosis: { name: 'Post-traumatic stress disorder', snomed: '47505003' },
    baselinePhq9: [12, 21],
    trials: ['Prazosin', 'Sertraline', 'Prolonged exposure therapy'],
    medicines: [{ name: 'Sertraline 150 mg', doseText: '150 mg in the morning', dailyDoseMg: '150' }],
    facts: {},
  },
  {
    id: 'gad',
    indication: 'gad',
    weight: 2,
    product: 'ketamine',
    route: 'IM',
    protocol: 'ketamine-im-psychiatric',
    diagnosis: { name: 'Generalised anxiety disorder', snomed: '21897009' },
    baselinePhq9: [10, 17],
    trials: ['Paroxetine', 'Buspirone', 'Cognitive behavioural therapy'],
    medicines: [{ name: 'Lorazepam 0.5 mg', doseText: '0.5 mg when needed', dailyDoseMg: '0.5' }],
    facts: {},
  },
];
