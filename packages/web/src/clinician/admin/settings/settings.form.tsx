import { INDICATIONS } from '@titrate/clinical/rules';
import { type ClinicSettings, readClinicSettings, saveClinicSettings } from '@titrate/contract';
import { type FormEvent, useState } from 'react';
import { useAct } from '../../../kit/api/hooks.ts';
import { Button } from '../../../kit/ui/button.tsx';
import { TextAreaField, TextField, Tick } from '../../../kit/ui/field.tsx';
import { ErrorSummary, useFormProblems } from '../../../kit/ui/form-problems.tsx';
import { toast } from '../../../kit/ui/toasts.tsx';
import { useClinic } from '../../shell/clinic-frame.tsx';
import styles from '../admin.module.css';
import { Said } from './said.tsx';
import { draftOf, type SettingsDraft, settingsOfDraft } from './settings-draft.ts';

const SITE_QUESTIONS = [
  ['resuscitationStaffAndKit', 'Resuscitation staff and kit are on site whenever someone is dosed'],
  ['homeDosingEnabled', 'This clinic lets patients take doses at home'],
  ['remsCertified', 'The site is certified in the esketamine REMS'],
  ['remsStaffTrained', 'All staff involved are trained for the REMS'],
  [
    'remsDirectObservation',
    'Patients spray themselves under direct observation; nothing is dispensed for home',
  ],
  [
    'remsTwoHourMonitoring',
    'Two hours of monitoring, and longer until it has resolved, can be kept with pulse oximetry',
  ],
  ['remsSupplierCertified', 'The esketamine comes from a certified pharmacy or distributor'],
] as const;

export function SettingsForm({ settings }: { readonly settings: ClinicSettings }) {
  const { clinic, user } = useClinic();
  const [draft, setDraft] = useState<SettingsDraft>(() => draftOf(settings));
  const problems = useFormProblems();
  const save = useAct(saveClinicSettings, { refreshes: [readClinicSettings] });
  const isOwner = user.roles.includes('owner');
  const set = (change: Partial<SettingsDraft>) => setDraft((before) => ({ ...before, ...change }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const body = settingsOfDraft(draft, settings);
    if (!body.ok) return problems.show(body.problems);
    problems.clear();
    return save.mutate(
      { params: { clinicId: clinic.id }, body: body.value },
      { onSuccess: () => toast('Settings saved'), onError: (error) => problems.showRefusal(error) },
    );
  };
  const text = (name: keyof SettingsDraft & string, label: string, hint?: string) => (
    <TextField
      name={name}
      label={label}
      {...(hint === undefined ? {} : { hint })}
      disabled={!isOwner}
      value={String(draft[name] ?? '')}
      error={problems.of(name)}
      onChange={(event) => set({ [name]: event.currentTarget.value })}
    />
  );
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <ErrorSummary problems={problems.all} />
      <dl className={styles.facts}>
        <div>
          <dt>Time zone</dt>
          <dd>{settings.timeZone}</dd>
        </div>
        <div>
          <dt>Region</dt>
          <dd>{settings.region}</dd>
        </div>
        <div>
          <dt>Short name</dt>
          <dd>{settings.slug}</dd>
        </div>
      </dl>
      {isOwner ? null : <p role="note">Only an owner changes these. You can read them.</p>}
      <fieldset>
        <legend>For patients and the public</legend>
        {text('name', 'Name of the clinic')}
        {text('phone', 'Phone', 'Beside every task and on the day of treatment')}
        {text('address', 'Address', 'On forms that go out, such as the REMS monitoring form')}
        {text(
          'enquiriesAnsweredWithin',
          'Enquiries are answered within',
          'In words, such as: two working days',
        )}
        <TextAreaField
          name="riskAnswersSeenBy"
          label="Who sees an answer about thoughts of death, and when"
          hint="A patient reads this right after giving such an answer. Promise only what happens at night too."
          disabled={!isOwner}
          rows={3}
          maxLength={300}
          value={draft.riskAnswersSeenBy}
          error={problems.of('riskAnswersSeenBy')}
          onChange={(event) => set({ riskAnswersSeenBy: event.currentTarget.value })}
        />
      </fieldset>
      <fieldset disabled={!isOwner}>
        <legend>Indications that this clinic has approved</legend>
        <div className={styles.ticks}>
          {INDICATIONS.map((indication) => (
            <Tick
              key={indication.id}
              name={`indication-${indication.id}`}
              checked={draft.approvedIndications.includes(indication.id)}
              onChange={(checked) =>
                set({
                  approvedIndications: checked
                    ? [...draft.approvedIndications, indication.id]
                    : draft.approvedIndications.filter((id) => id !== indication.id),
                })
              }
            >
              {indication.title}
            </Tick>
          ))}
        </div>
      </fieldset>
      <fieldset disabled={!isOwner}>
        <legend>Facts of the site</legend>
        {SITE_QUESTIONS.map(([name, question]) => (
          <Said
            key={name}
            name={name}
            question={question}
            value={draft.site[name]}
            onChange={(value) => set({ site: { ...draft.site, [name]: value } })}
          />
        ))}
        {text(
          'remsFormsOverdue',
          'Overdue REMS monitoring forms of sessions that are not in this system',
          'A whole number; empty when it is not known. Its own forms are counted by themselves',
        )}
      </fieldset>
      <fieldset disabled={!isOwner}>
        <legend>The clinic’s own equivalents</legend>
        <Equivalents
          name="diazepamEquivalentMg"
          label="mg of each benzodiazepine that equal 10 mg of diazepam"
          value={draft.diazepamEquivalentMg}
          error={problems.of('diazepamEquivalentMg')}
          onChange={(value) => set({ diazepamEquivalentMg: value })}
        />
        <Equivalents
          name="morphineEquivalentFactor"
          label="mg of oral morphine that equal 1 mg of each opioid"
          value={draft.morphineEquivalentFactor}
          error={problems.of('morphineEquivalentFactor')}
          onChange={(value) => set({ morphineEquivalentFactor: value })}
        />
      </fieldset>
      <fieldset disabled={!isOwner}>
        <legend>Discharge</legend>
        <p>
          Before a patient leaves, a prescriber states that they are stable (RD-11). Your policy may delegate
          the statement.
        </p>
        <Tick
          name="nurseMayStateStability"
          checked={draft.nurseMayStateStability}
          onChange={(checked) => set({ nurseMayStateStability: checked })}
        >
          Our policy delegates the statement of stability to nurses
        </Tick>
      </fieldset>
      <fieldset disabled={!isOwner}>
        <legend>Bedside devices</legend>
        {text(
          'hl7Authority',
          'Name of this clinic in device messages',
          'Assigning authority of patient identifiers; empty means the short name',
        )}
        <Tick
          name="hl7AcceptIdsWithoutAuthority"
          checked={draft.hl7AcceptIdsWithoutAuthority}
          onChange={(checked) => set({ hl7AcceptIdsWithoutAuthority: checked })}
        >
          Accept record numbers that come without an authority
        </Tick>
      </fieldset>
      <fieldset disabled={!isOwner}>
        <legend>Screens and tablets of the staff</legend>
        {text(
          'offlineHours',
          'Hours that a device keeps entries it could not send',
          'Encrypted, with drafts and the running session, and removed at sign-out. 0 keeps nothing on devices. Default: 12',
        )}
        {text(
          'lockAfterMin',
          'Minutes without a touch until a screen locks',
          'The screen and what was typed stay for the same person. 0 never locks. Default: 5',
        )}
      </fieldset>
      {isOwner ? (
        <div className={styles.acts}>
          <Button type="submit" disabled={save.isPending}>
            {save.isPending ? 'Saving…' : 'Save settings'}
          </Button>
        </div>
      ) : null}
    </form>
  );
}

interface EquivalentsProps {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (value: string) => void;
}

function Equivalents({ name, label, value, error, onChange }: EquivalentsProps) {
  return (
    <TextAreaField
      name={name}
      label={label}
      hint="One medicine a line, such as: name = number. Empty: nothing is converted."
      optional
      rows={3}
      value={value}
      error={error}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
