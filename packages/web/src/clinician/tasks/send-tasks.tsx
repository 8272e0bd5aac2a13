import { BATTERIES, type InstrumentId, type Moment } from '@titrate/clinical/instruments';
import { FACT_GROUP_TITLES, FACT_GROUPS, type FactGroup } from '@titrate/clinical/rules';
import { listCourses, listPatientTasks, sendTasks } from '@titrate/contract';
import { useState } from 'react';
import { useAct, useCall } from '../../kit/api/hooks.ts';
import { wordsOf } from '../../kit/api/problems.ts';
import { count } from '../../kit/format/text.ts';
import { Button } from '../../kit/ui/button.tsx';
import { SelectField } from '../../kit/ui/field.tsx';
import { LoadingState } from '../../kit/ui/states.tsx';
import { useClinic } from '../shell/clinic-frame.tsx';
import { useTexts } from '../shell/clinic-texts.ts';
import type { PatientRecord } from '../shell/patient-frame.tsx';
import { allForms, formsOf, type OfferedForm, preselected, tracksOf } from './forms.ts';
import { LinkCard, type SentLink } from './link-card.tsx';
import styles from './tasks.module.css';

/** A battery by its moment, with every form named and changeable, single forms, and groups of the history. */
export function SendTasks({ record }: { record: PatientRecord }) {
  const { clinic } = useClinic();
  const params = { clinicId: clinic.id, patientId: record.patient.id };
  const { texts, on, isKnown } = useTexts();
  const reader = { texts, on, language: record.patient.language };
  const courses = useCall(listCourses, { params });
  const tracks = tracksOf(courses.data?.courses ?? []);
  const [moment, setMoment] = useState<Moment>();
  const [chosen, setChosen] = useState<ReadonlySet<InstrumentId>>(new Set());
  const [groups, setGroups] = useState<ReadonlySet<FactGroup>>(new Set());
  const [sent, setSent] = useState<SentLink>();
  const send = useAct(sendTasks, { refreshes: [listPatientTasks] });
  const battery = moment === undefined ? [] : formsOf(moment, tracks, reader);
  const others = allForms(reader).filter(
    (form) => form.notByLink === undefined && !battery.some(({ ref }) => ref === form.ref),
  );
  // Wording may have gone since a form was chosen: it is not asked then.
  const wanted = [
    ...[...groups].map((ref) => ({ kind: 'intake' as const, ref })),
    ...[...battery, ...others]
      .filter(({ ref, notByLink }) => chosen.has(ref) && notByLink === undefined)
      .map(({ ref }) => ({ kind: 'instrument' as const, ref })),
  ];
  const choose = (next: Moment | undefined) => {
    setMoment(next);
    setChosen(new Set(next === undefined ? [] : preselected(formsOf(next, tracks, reader))));
    setGroups(new Set(next === 'intake' ? FACT_GROUPS.filter((group) => group !== 'home-dosing') : []));
  };
  if (!isKnown) return <LoadingState what="the forms" />;
  if (sent !== undefined) return <LinkCard sent={sent} record={record} onClose={() => setSent(undefined)} />;
  return (
    <section className={styles.send}>
      <SelectField
        name="moment"
        label="For which moment"
        hint="Proposes what is asked at that moment; change the list as you need."
        options={BATTERIES.map(({ moment: value, title }) => ({ value, label: title }))}
        value={moment ?? ''}
        onChange={(event) =>
          choose(BATTERIES.find((one) => one.moment === event.currentTarget.value)?.moment)
        }
      />
      {battery.length === 0 ? null : (
        <FormList legend="Forms of this moment" forms={battery} chosen={chosen} onChange={setChosen} />
      )}
      <details>
        <summary>Other forms</summary>
        <FormList legend="Other forms" forms={others} chosen={chosen} onChange={setChosen} />
      </details>
      <fieldset className={styles.list}>
        <legend>History questions</legend>
        <div className={styles.groups}>
          {FACT_GROUPS.filter((group) => group !== 'home-dosing').map((group) => (
            <label key={group} className={styles.row}>
              <input
                type="checkbox"
                checked={groups.has(group)}
                onChange={() => setGroups(toggled(groups, group))}
              />
              {FACT_GROUP_TITLES[group]}
            </label>
          ))}
        </div>
      </fieldset>
      {send.isError ? (
        <p role="alert" className={styles.problem}>
          {wordsOf(send.error)}
        </p>
      ) : null}
      <p className={styles.note}>
        {record.patient.email === null
          ? 'No e-mail address is recorded: you will get a link and a code to show.'
          : `The link is shown to you once. Where a mail server is set up, it is also mailed to ${record.patient.email}, without a word about health.`}
      </p>
      <div>
        <Button
          size="large"
          disabled={wanted.length === 0 || send.isPending}
          onClick={() =>
            send.mutate(
              { params, body: { moment: moment ?? 'single', tasks: wanted } },
              { onSuccess: setSent },
            )
          }
        >
          {wanted.length === 0 ? 'Choose what to ask' : `Ask ${count(wanted.length, 'form')}`}
        </Button>
      </div>
    </section>
  );
}

interface FormListProps {
  readonly legend: string;
  readonly forms: readonly OfferedForm[];
  readonly chosen: ReadonlySet<InstrumentId>;
  readonly onChange: (chosen: ReadonlySet<InstrumentId>) => void;
}

function FormList({ legend, forms, chosen, onChange }: FormListProps) {
  return (
    <fieldset className={styles.list}>
      <legend>{legend}</legend>
      {forms.map((form) => (
        <label key={form.ref} className={styles.row}>
          <input
            type="checkbox"
            disabled={form.notByLink !== undefined}
            checked={chosen.has(form.ref)}
            onChange={() => onChange(toggled(chosen, form.ref))}
          />
          <span>
            <strong>{form.title}</strong> {form.measures}
            {form.isSafety ? <span className={styles.tag}>Safety</span> : null}
            {form.when === undefined ? null : <span className={styles.when}>{form.when}</span>}
            {form.notByLink === undefined ? null : (
              <span className={styles.when}>Not by link: {form.notByLink}</span>
            )}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function toggled<T>(set: ReadonlySet<T>, one: T): ReadonlySet<T> {
  const next = new Set(set);
  if (!next.delete(one)) next.add(one);
  return next;
}
