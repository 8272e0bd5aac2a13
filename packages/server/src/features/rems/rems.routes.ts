import { REMS_FORM } from '@titrate/clinical/protocols';
import { listRemsForms, type RemsFormView, readRemsForm, recordRemsStep } from '@titrate/contract';
import { formatInstant } from '@titrate/quantity';
import { refuse } from '../../platform/http/refusal.ts';
import { route } from '../../platform/http/route.ts';
import { recordAuthor } from '../record-author.ts';
import { findSession, lockSession, type StateCache } from '../sessions/store.ts';
import { clinicOf, formRows, formView } from './form.ts';

type Step = 'sent' | 'accepted' | 'rejected';

export const remsRoutes = (cache: StateCache) =>
  [
    route(listRemsForms, async ({ tx, clinicId, now, audit }) => {
      const { timeZone } = await clinicOf(tx, clinicId);
      const forms = await formRows(tx, clinicId, now, timeZone);
      audit({ act: 'rems.list', object: { kind: 'clinic', id: clinicId } });
      return {
        forms,
        open: forms.filter(({ state }) => state !== 'accepted').length,
        overdue: forms.filter(({ urgency }) => urgency === 'overdue').length,
      };
    }),

    route(readRemsForm, async ({ tx, clinicId, params, now, audit }) => {
      const head = await findSession(tx, clinicId, params.sessionId);
      audit({ act: 'rems.read', object: { kind: 'session', id: head.id }, patientId: head.patientId });
      return formView({ tx, cache, head, now });
    }),

    route(recordRemsStep, async ({ tx, clinicId, params, body, actor, now, audit, publish }) => {
      const head = await lockSession(tx, clinicId, params.sessionId);
      const form = await formView({ tx, cache, head, now });
      const known = form.steps.find(({ id }) => id === body.id);
      if (known?.step === body.step && known.note === body.note) return form;
      if (known !== undefined) throw refuse('conflict', 'This id was used for another step');
      refuseOutOfOrder(form, body.step);
      const answers =
        body.step === 'sent'
          ? form.answers.map((one) =>
              one.from === 'person' ? { ...one, value: body.minutesUntilReady } : one,
            )
          : undefined;
      if (body.step === 'sent') refuseUnread(form, body.contentHash);
      await tx
        .insertInto('remsFormStep')
        .values({
          clinicId,
          sessionId: head.id,
          number: form.steps.length + 1,
          id: body.id,
          step: body.step,
          at: formatInstant(now),
          author: JSON.stringify(recordAuthor(actor)),
          note: body.note,
          formVersion: answers === undefined ? null : REMS_FORM.version,
          answers: answers === undefined ? null : JSON.stringify(answers),
          contentHash: body.step === 'sent' ? body.contentHash : null,
        })
        .execute();
      audit({
        act: `rems.${body.step}`,
        object: { kind: 'session', id: head.id },
        patientId: head.patientId,
      });
      await publish({ topic: 'clinic', id: clinicId });
      return formView({ tx, cache, head, now });
    }),
  ] as const;

const FOLLOWS: Readonly<Record<RemsFormView['state'], readonly Step[]>> = {
  'to-send': ['sent'],
  sent: ['accepted', 'rejected'],
  rejected: ['sent'],
  accepted: [],
};
const WORDS: Readonly<Record<RemsFormView['state'], string>> = {
  'to-send': 'The form was not sent yet',
  sent: 'The form was sent; the REMS has not answered',
  rejected: 'The form was rejected: send it again first',
  accepted: 'The form was accepted: there is nothing more to record',
};

function refuseOutOfOrder({ state }: RemsFormView, step: Step): void {
  if (!FOLLOWS[state].includes(step)) throw refuse('held', WORDS[state]);
}

/** What is sent is what somebody read, and the whole of the session. */
function refuseUnread(form: RemsFormView, contentHash: string): void {
  if (!form.complete) throw refuse('held', 'The patient is still here: the form is sent after the session');
  if (form.contentHash !== contentHash)
    throw refuse('stale-version', 'The record has changed since you read the form: read it again');
}
