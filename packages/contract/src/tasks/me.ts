import { z } from 'zod';
import { endpoint } from '../platform/endpoint.ts';
import { PatientTaskView } from './tasks.ts';

const Instant = z.iso.datetime({ offset: true });
const ofTask = z.object({ taskId: z.uuid() });

const TreatmentProduct = z.enum(['ketamine', 'esketamine']);

export const myTasks = endpoint({
  id: 'me.tasks',
  method: 'GET',
  path: '/api/me/tasks',
  summary: 'What there is to do for the patient of this link, and the next visit',
  access: { kind: 'patient' },
  response: z.object({
    patient: z.object({ givenName: z.string() }),
    clinic: z.object({ name: z.string(), timeZone: z.string(), phone: z.string().nullable() }),
    tasks: z.array(PatientTaskView),
    nextVisit: z
      .object({
        startsAt: Instant,
        endsAt: Instant,
        product: TreatmentProduct,
        /** What to think of before it, in plain words. */
        preparation: z.array(z.string()),
      })
      .nullable(),
    /** The treatment of today or yesterday, or the one under way: its after-care is one tap away (POR-10). */
    recentVisit: z.object({ startsAt: Instant, product: TreatmentProduct }).nullable(),
  }),
});

/** One question of the history, as the patient reads it. */
export const IntakeQuestion = z.object({
  id: z.string(),
  question: z.string(),
  kind: z.enum(['yes-no', 'date', 'choice']),
  choices: z.array(z.object({ value: z.string(), label: z.string() })),
  /** Asked only when this other question was answered yes. */
  askedWhenYes: z.string().nullable(),
  /** Help is shown before the next question when this is answered yes (POR-04). */
  helpWhenYes: z.boolean(),
});
export type IntakeQuestion = z.infer<typeof IntakeQuestion>;

/** When an item is put to the person; the same statement as in the instrument's definition. `item` counts from 0. */
export const AskedWhenView = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('answer-is'), item: z.int(), value: z.number() }),
  z.object({ kind: z.literal('answer-is-not'), item: z.int(), value: z.number() }),
  z.object({ kind: z.literal('count-of-yes'), items: z.array(z.int()), atLeast: z.int() }),
  z.object({ kind: z.literal('alternative-to'), item: z.int() }),
]);

export const FormView = z.object({
  instrument: z.string(),
  version: z.string(),
  language: z.string(),
  title: z.string(),
  recall: z.string(),
  stem: z.string().nullable(),
  items: z.array(
    z.object({
      index: z.int(),
      id: z.string(),
      label: z.string(),
      control: z.enum(['choice', 'scale', 'number']),
      options: z.array(z.object({ value: z.number(), label: z.string() })),
      min: z.number(),
      max: z.number(),
      askedWhen: AskedWhenView.nullable(),
      /** Help is shown before the next question when the answer is at least this; null: never (POR-04). */
      helpFrom: z.number().nullable(),
    }),
  ),
  unscored: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      options: z.array(z.object({ value: z.number(), label: z.string() })),
    }),
  ),
  notes: z.array(z.string()),
  copyright: z.string(),
  /** Whether "I would rather not answer" is offered; never on the safety screen. */
  mayDecline: z.boolean(),
});
export type FormView = z.infer<typeof FormView>;

/** Answers so far: by position for an instrument (`"0": 2`), by question id for the history (`"aneurysm": "no"`). */
export const Progress = z.record(z.string().max(60), z.union([z.number(), z.string().max(60), z.null()]));
export type Progress = z.infer<typeof Progress>;

export const openMyTask = endpoint({
  id: 'me.task',
  method: 'GET',
  path: '/api/me/tasks/:taskId',
  summary: 'One task with its questions and the answers so far',
  access: { kind: 'patient' },
  params: ofTask,
  response: z.object({
    task: PatientTaskView,
    form: FormView.nullable(),
    questions: z.array(IntakeQuestion).nullable(),
    progress: Progress,
    /** Who at the clinic sees a worrying answer, and when: known before the answer, so that it can be said without network. */
    seenBy: z.string(),
  }),
});

export const Help = z.object({
  /** Why help is shown before the next question. */
  reason: z.literal('thoughts-of-death'),
  /** Who at the clinic will see the answer, and when, truthfully. */
  seenBy: z.string(),
});

export const saveMyProgress = endpoint({
  id: 'me.save',
  method: 'PUT',
  path: '/api/me/tasks/:taskId/progress',
  summary:
    'Save answers as they are given; null takes one back. A risk answer opens a task for the clinic at once',
  access: { kind: 'patient' },
  params: ofTask,
  body: z.object({ answers: Progress }),
  response: z.object({
    progress: Progress,
    /** Positions that are asked, given the answers so far; null for the history. */
    asked: z.array(z.int()).nullable(),
    help: Help.nullable(),
  }),
});

export const submitMyTask = endpoint({
  id: 'me.submit',
  method: 'POST',
  path: '/api/me/tasks/:taskId/submit',
  summary: 'Finish a task. Finishing twice stores one form',
  access: { kind: 'patient' },
  params: ofTask,
  response: z.object({
    task: PatientTaskView,
    help: Help.nullable(),
    /** Tasks that followed from the answers, such as a safety screen. */
    followUp: z.array(PatientTaskView),
  }),
});
