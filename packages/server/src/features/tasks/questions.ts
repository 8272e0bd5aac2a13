import {
  type AskedWhen,
  type Form,
  type InstrumentId,
  instrumentById,
  isInstrumentId,
  score,
} from '@titrate/clinical/instruments';
import { FACTS } from '@titrate/clinical/rules';
import type { FormView, IntakeQuestion } from '@titrate/contract';
import type { Instant } from '@titrate/quantity';
import type { Tx } from '../../platform/database/schema.ts';
import { refuse } from '../../platform/http/refusal.ts';
import { formsOfPatient } from '../wording/in-force.ts';
import { riskFlagsOf } from './risk.ts';

/** The history questions of one group that a patient answers. */
export function questionsOf(group: string, sexAtBirth: string | null): IntakeQuestion[] {
  return FACTS.filter(
    (fact) =>
      fact.group === group &&
      fact.askedOf === 'patient' &&
      // A follow-up belongs to the history as soon as its question was answered yes.
      (fact.history || fact.askedWhenYes !== undefined) &&
      !(fact.onlyIfCanBecomePregnant === true && sexAtBirth === 'male'),
  ).map((fact) => ({
    id: fact.id,
    question: fact.patientQuestion,
    kind: fact.kind,
    choices: fact.kind === 'choice' ? fact.choices.map(({ value, label }) => ({ value, label })) : [],
    askedWhenYes: fact.askedWhenYes ?? null,
    helpWhenYes: fact.id === 'suicideAttempt',
  }));
}

/** Whose form, and when. */
export interface Asked {
  readonly clinicId: string;
  readonly patientId: string;
  readonly now: Instant;
}

/** A patient's form, with wording this clinic may show today; held while there is none. */
export async function formFor(tx: Tx, who: Asked, instrument: string): Promise<FormView> {
  if (!isInstrumentId(instrument)) throw refuse('not-found', 'No such questionnaire');
  const { form } = (await formsOfPatient(tx, who))(instrument);
  if (!form.ok)
    throw refuse(
      'held',
      'These questions cannot be shown just now: the clinic has no wording for them. Please tell the clinic. Answers that you gave before are kept',
      [form.error],
    );
  return toFormView(form.value);
}

function toFormView(form: Form): FormView {
  const { instrument, version, language, title, recall, stem, copyright } = form;
  const definition = instrumentById(instrument);
  return {
    instrument,
    version,
    language,
    title,
    recall,
    stem,
    copyright,
    notes: [...form.notes],
    // The safety screen is answered whole: every one of its answers decides about a person's safety.
    mayDecline: definition.scoring.kind !== 'triage',
    items: form.items.map(({ index, id, label, control, options, values }) => ({
      index,
      id,
      label,
      control,
      options: options.map(({ value, label: text }) => ({ value, label: text })),
      min: values.min,
      max: values.max,
      askedWhen: askedWhenOf(definition.items[index]?.askedWhen),
      helpFrom: helpFromOf(instrument, index),
    })),
    unscored: form.unscored.map(({ id, text, title: short, options }) => ({
      id,
      label: text ?? short,
      options: options.map(({ value, label }) => ({ value, label })),
    })),
  };
}

const askedWhenOf = (when: AskedWhen | undefined): FormView['items'][number]['askedWhen'] =>
  when === undefined ? null : when.kind === 'count-of-yes' ? { ...when, items: [...when.items] } : when;

/** The least answer to this item that raises a risk flag on its own, as the instrument's own scoring says. */
function helpFromOf(instrument: InstrumentId, index: number): number | null {
  const { items } = instrumentById(instrument);
  const { min = 0, max = -1, except = [] } = items[index]?.values ?? {};
  // Long scales (0 to 100) raise no flag by one item; worded ones are short.
  if (max - min > 10) return null;
  for (let value = min; value <= max; value += 1) {
    if (except.includes(value)) continue;
    const scored = score({ instrument, answers: items.map((_, at) => (at === index ? value : null)) });
    if (scored.ok && riskFlagsOf(scored.value).length > 0) return value;
  }
  return null;
}
