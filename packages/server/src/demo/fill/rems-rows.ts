import { REMS_FORM } from '@titrate/clinical/protocols';
import { addMs, days, formatInstant, type Instant } from '@titrate/quantity';
import { createRandom } from '@titrate/virtual-clinic';
import { answersFor, hashOf } from '../../features/rems/form.ts';
import type { Tx } from '../../platform/database/schema.ts';
import type { WrittenSession } from './session-events.ts';
import { authorOf, type DemoTeam } from './staff.ts';

/** A form of this age was sent and accepted; a younger one waits on the list. */
const SETTLED_AFTER = days(2);

/** The form of a session with a nasal device: sent the day after, accepted the day after that. */
export async function settleRemsForm(
  tx: Tx,
  { clinicId, nurse }: DemoTeam,
  { sessionId, patientId }: { readonly sessionId: string; readonly patientId: string },
  { state }: WrittenSession,
  now: Instant,
): Promise<void> {
  const leftAt = state.leftAt;
  if (leftAt === undefined || leftAt > addMs(now, -SETTLED_AFTER)) return;
  const answers = await answersFor(tx, { clinicId, patientId }, state, leftAt);
  const sent = answers.map((one) => (one.from === 'person' ? { ...one, value: MINUTES_UNTIL_READY } : one));
  const random = createRandom(`${sessionId}/rems`);
  const step = { clinicId, sessionId, author: JSON.stringify(authorOf(nurse)) };
  await tx
    .insertInto('remsFormStep')
    .values([
      {
        ...step,
        number: 1,
        id: random.uuid(),
        step: 'sent',
        at: formatInstant(addMs(leftAt, days(1))),
        note: 'By the portal of the REMS',
        formVersion: REMS_FORM.version,
        answers: JSON.stringify(sent),
        contentHash: hashOf(answers),
      },
      {
        ...step,
        number: 2,
        id: random.uuid(),
        step: 'accepted',
        at: formatInstant(addMs(leftAt, days(2))),
        note: `Confirmation ${random.int(100_000, 999_999)}`,
        formVersion: null,
        answers: null,
        contentHash: null,
      },
    ])
    .execute();
}

/** What the invented nurse answered where the form asks a person. */
const MINUTES_UNTIL_READY = 120;
