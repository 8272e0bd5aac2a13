import { expect, it } from 'vitest';
import { sendMail } from '../../platform/mail/mail.ts';
import { aWorld, type World } from '../../testing/world.ts';

const PATH = '/api/clinics/:clinicId/messages';

async function withOneMail(world: World): Promise<void> {
  await world.within(world.clinic, (tx) =>
    sendMail(tx, {
      clinicId: world.clinic.id,
      recipient: 'ada@example.test',
      subject: 'A message from your clinic',
      body: 'Open your page: http://localhost:8080/me/open#secret',
    }),
  );
}

it('shows the desk what waits here with its link while no mail server is set up', async () => {
  const world = await aWorld();
  await withOneMail(world);
  const desk = await world.signedInAs('front-desk');
  const { body } = await desk.call('GET', PATH, { params: { clinicId: world.clinic.id } });
  expect(body.delivery).toBe('kept-here');
  expect(body.messages).toMatchObject([{ recipient: 'ada@example.test', status: 'waiting' }]);
  expect(body.messages[0].body).toContain('/me/open#secret');
  const elsewhere = await world.signedInAs('owner', world.otherClinic);
  const theirs = await elsewhere.call('GET', PATH, { params: { clinicId: world.otherClinic.id } });
  expect(theirs.body.messages).toEqual([]);
  for (const role of ['nurse', 'prescriber', 'auditor', 'therapist'] as const) {
    const caller = await world.signedInAs(role);
    expect((await caller.call('GET', PATH, { params: { clinicId: world.clinic.id } })).status, role).toBe(
      403,
    );
  }
});

it('never shows a link that a mail server delivers', async () => {
  const world = await aWorld({ config: { smtpUrl: 'smtp://127.0.0.1:1' } });
  await withOneMail(world);
  const desk = await world.signedInAs('front-desk');
  const { body } = await desk.call('GET', PATH, { params: { clinicId: world.clinic.id } });
  expect(body.delivery).toBe('by-mail');
  expect(body.messages.map((one: { body: unknown }) => one.body)).toEqual([null]);
});
