import { z } from 'zod';

const Instant = z.iso.datetime({ offset: true });
const line = (max: number) => z.string().trim().min(1).max(max);
const maybe = <T extends z.ZodType>(schema: T) => schema.nullable().default(null);
/** An exact decimal as text: `0.5`, never `.5` or `5e-1`. */
export const DecimalText = z
  .string()
  .regex(/^(0|[1-9][0-9]{0,6})(\.[0-9]{1,6})?$/, 'a plain number such as 0.5');

/** Made by the browser; sending twice stores once. `replaces` names the entry this one corrects. */
const written = { id: z.uuid(), replaces: maybe(z.uuid()) };

export const MedicineInput = z.object({
  ...written,
  name: line(400),
  rxnorm: maybe(z.string().regex(/^\d{1,8}$/)),
  doseText: maybe(line(200)),
  dailyDoseMg: maybe(DecimalText),
  lastTakenAt: maybe(Instant),
  status: z.enum(['current', 'as-needed', 'stopped', 'entered-in-error']),
  reviewedClasses: maybe(z.array(z.string().max(40)).max(10)),
  startedAt: maybe(Instant),
  stoppedAt: maybe(Instant),
});

export const AllergyInput = z.object({
  ...written,
  substance: line(400),
  reaction: maybe(line(400)),
  criticality: maybe(z.enum(['low', 'high', 'unknown'])),
  status: z.enum(['active', 'refuted', 'entered-in-error']),
});

export const ConditionInput = z.object({
  ...written,
  name: line(400),
  system: maybe(z.string().max(200)),
  code: maybe(z.string().max(40)),
  clinicalStatus: z.enum(['active', 'resolved', 'unknown', 'entered-in-error']),
  onsetAt: maybe(Instant),
  abatedAt: maybe(Instant),
});

const whole = (min: number, max: number) => maybe(z.int().min(min).max(max));
/** Absolute bounds: outside them a value is a slip or a broken sensor; the same stand in the database. */
export const VitalInput = z
  .object({
    ...written,
    observedAt: Instant,
    systolicMmhg: whole(40, 300),
    diastolicMmhg: whole(20, 200),
    heartRatePerMin: whole(20, 300),
    respiratoryRatePerMin: whole(0, 80),
    spo2Percent: whole(30, 100),
    temperatureCel: maybe(DecimalText),
    weightKg: maybe(DecimalText),
    weightMethod: maybe(z.enum(['measured', 'stated'])),
    heightCm: maybe(DecimalText),
    voided: z.boolean().default(false),
  })
  .superRefine((vital, context) => {
    const { systolicMmhg: systolic, diastolicMmhg: diastolic } = vital;
    const refuse = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    if ((systolic === null) !== (diastolic === null)) {
      refuse(
        systolic === null ? 'systolicMmhg' : 'diastolicMmhg',
        'A blood pressure is a pair: give both numbers',
      );
    }
    if (systolic !== null && diastolic !== null && diastolic >= systolic)
      refuse('diastolicMmhg', `Diastolic ${diastolic} must be below systolic ${systolic}`);
    if (vital.weightKg !== null && !within(vital.weightKg, 20, 350))
      refuse('weightKg', 'Between 20 and 350 kg');
    if (vital.weightKg !== null && vital.weightMethod === null)
      refuse('weightMethod', 'Say whether the weight was measured or stated');
    if (vital.heightCm !== null && !within(vital.heightCm, 100, 250))
      refuse('heightCm', 'Between 100 and 250 cm');
    if (vital.temperatureCel !== null && !within(vital.temperatureCel, 30, 45))
      refuse('temperatureCel', 'Between 30 and 45 °C');
    const values = [
      systolic,
      vital.heartRatePerMin,
      vital.respiratoryRatePerMin,
      vital.spo2Percent,
      vital.temperatureCel,
      vital.weightKg,
      vital.heightCm,
    ];
    if (values.every((value) => value === null)) refuse('observedAt', 'Give at least one value');
  });

const within = (text: string, min: number, max: number): boolean =>
  Number(text) >= min && Number(text) <= max;

export const LabInput = z.object({
  ...written,
  /** LOINC. */
  code: z.string().regex(/^\d{1,7}-\d$/, 'a LOINC code such as 1742-6'),
  name: line(200),
  value: maybe(DecimalText),
  valueText: line(200),
  unit: maybe(line(40)),
  lowerLimit: maybe(DecimalText),
  upperLimit: maybe(DecimalText),
  observedAt: Instant,
  voided: z.boolean().default(false),
});

export const TrialInput = z
  .object({
    ...written,
    treatment: line(200),
    kind: z.enum([
      'antidepressant',
      'augmentation',
      'psychotherapy',
      'neuromodulation',
      'analgesic',
      'other',
    ]),
    highestDoseText: maybe(line(200)),
    startedOn: maybe(z.iso.date()),
    stoppedOn: maybe(z.iso.date()),
    adequate: z.enum(['yes', 'no', 'unknown']),
    outcome: z.enum(['remission', 'response', 'partial', 'none', 'worse', 'unknown']),
    stoppedBecause: maybe(line(200)),
    currentEpisode: maybe(z.boolean()),
    voided: z.boolean().default(false),
  })
  .refine(
    (trial) => trial.startedOn === null || trial.stoppedOn === null || trial.stoppedOn >= trial.startedOn,
    {
      path: ['stoppedOn'],
      message: 'Stopped before it started',
    },
  );

export const RecordInput = z.object({
  id: z.uuid(),
  recordId: z.string().max(60),
  outcome: z.string().max(60),
  note: z.string().trim().max(4000).default(''),
  at: Instant,
});

export const ExaminationInput = z.object({
  ...written,
  kind: z.enum(['physical', 'psychiatric', 'mental-status']),
  findings: z.record(z.string().max(60), z.union([z.string().max(4000), z.boolean(), z.number(), z.null()])),
  note: z.string().trim().max(20_000).default(''),
  at: Instant,
  /** Signed now by whoever records it; unsigned it counts for no rule. */
  sign: z.boolean(),
});

export const NoteInput = z.object({
  ...written,
  kind: z.enum(['progress', 'integration', 'therapy', 'phone', 'addendum']),
  text: line(40_000),
  at: Instant,
  sessionId: maybe(z.uuid()),
  sign: z.boolean(),
});

export const FactAnswers = z.object({
  answers: z
    .array(
      z.object({
        id: z.uuid(),
        factId: z.string().max(80),
        value: z.string().max(60),
        observedAt: Instant.optional(),
      }),
    )
    .min(1)
    .max(200),
});

export const ReconciliationInput = z.object({
  id: z.uuid(),
  kind: z.enum(['medicines', 'allergies']),
  noneKnown: z.boolean(),
});
