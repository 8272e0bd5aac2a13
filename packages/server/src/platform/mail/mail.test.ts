import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { aWorld } from '../../testing/world.ts';
import { sendMail } from './mail.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** Enough of a mail server to take one message at a time; what it received, as it came over the wire. */
async function aMailServer(): Promise<{ readonly url: string; readonly received: string[] }> {
  const received: string[] = [];
  const server = createServer((socket) => {
    let inData = false;
    socket.write('220 test ready\r\n');
    socket.on('data', (chunk) => {
      const text = chunk.toString();
      if (inData) {
        received.push(text);
        if (text.includes('\r\n.\r\n')) {
          inData = false;
          socket.write('250 taken\r\n');
        }
        return;
      }
      const verb = text.slice(0, 4).toUpperCase();
      inData = verb === 'DATA';
      socket.write(verb === 'DATA' ? '354 go on\r\n' : verb === 'QUIT' ? '221 bye\r\n' : '250 fine\r\n');
    });
    socket.on('error', () => undefined);
  });
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { url: `smtp://127.0.0.1:${address.port}`, received };
}

const aMail = (clinicId: string) => ({
  clinicId,
  recipient: 'ada@example.test',
  subject: 'A message from your clinic',
  body: 'Open your page: https://clinic.example/me/open#token',
});

it('waits in the outbox, to be read there, while no mail server is set up', async () => {
  const world = await aWorld({ features: [] });
  await world.within(world.clinic, (tx) => sendMail(tx, aMail(world.clinic.id)));
  await world.runJobs();
  const rows = await world.within(world.clinic, (tx) =>
    tx.selectFrom('outboxMessage').select(['status', 'subject']).execute(),
  );
  expect(rows).toEqual([{ status: 'waiting', subject: 'A message from your clinic' }]);
});

it('leaves once through the mail server and is marked as sent', async () => {
  const server = await aMailServer();
  const world = await aWorld({ features: [], config: { smtpUrl: server.url } });
  await world.within(world.clinic, (tx) => sendMail(tx, aMail(world.clinic.id)));
  await world.runJobs();
  await world.runJobs();
  const rows = await world.within(world.clinic, (tx) =>
    tx.selectFrom('outboxMessage').select(['status', 'sentAt']).execute(),
  );
  expect(rows).toEqual([{ status: 'sent', sentAt: '2026-03-02T15:00:00.000Z' }]);
  const wire = server.received.join('');
  expect(wire).toContain('To: ada@example.test');
  expect(wire.match(/Subject: A message from your clinic/g)).toHaveLength(1);
});
