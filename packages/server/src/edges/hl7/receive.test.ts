import { Hl7Message } from '@medplum/core';
import { Hl7Client } from '@medplum/hl7';
import { instant } from '@titrate/quantity';
import { Client, Message } from 'node-hl7-client';
import { afterEach, describe, expect, it } from 'vitest';
import { createMllpServer, type MllpOptions, type MllpServer } from './mllp/server.ts';
import { createReceiver, type DeviceStore } from './receive.ts';
import { memoryStore } from './testing/memory-store.ts';
import { aMessage, aRow } from './testing/messages.ts';
import { framed, sendRaw } from './testing/wire.ts';

const NOW = instant(Date.UTC(2026, 1, 3, 15, 10, 1));
const running: MllpServer[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.close()));
});

async function listen(
  store: DeviceStore,
  options: Partial<MllpOptions> = {},
): Promise<{ port: number; server: MllpServer }> {
  let n = 0;
  const receiver = createReceiver({ store, now: () => NOW, newControlId: () => `T-${++n}` });
  const server = createMllpServer({
    answer: receiver.answer,
    answerTooLarge: receiver.answerTooLarge,
    ...options,
  });
  running.push(server);
  return { port: await server.listen(0), server };
}
const codes = (answers: readonly string[]) =>
  answers.map((one) => /MSA\|([A-Z]{2})\|([^|\r]*)/.exec(one)?.slice(1, 3).join(' '));
const withId = (id: string, value = '97') => aMessage({ msh: { 10: id }, obx: [aRow({ value })] });

describe('messages over the wire', () => {
  it('answers every message of a stream in its order, however it is cut', async () => {
    const memory = memoryStore();
    const { port } = await listen(memory.store);
    const ids = Array.from({ length: 40 }, (_, i) => `M${i}`);
    const stream = Buffer.concat(ids.map((id) => Buffer.from(framed(withId(id)))));
    const chunks = Array.from({ length: Math.ceil(stream.length / 701) }, (_, i) =>
      stream.subarray(i * 701, (i + 1) * 701),
    );
    expect(codes(await sendRaw(port, chunks, ids.length))).toEqual(ids.map((id) => `AA ${id}`));
    expect(memory.raw).toHaveLength(40);
  });

  it('waits for a frame that comes byte by byte', async () => {
    const { port } = await listen(memoryStore().store);
    const bytes = Buffer.from(framed(withId('slow')));
    const chunks = [...bytes.subarray(0, 12), 0].slice(0, 12).map((byte) => Uint8Array.of(byte));
    expect(codes(await sendRaw(port, [...chunks, bytes.subarray(12, -1), bytes.subarray(-1)], 1, 1))).toEqual(
      ['AA slow'],
    );
  });

  it('stores nothing of a message whose sender hangs up in the middle', async () => {
    const memory = memoryStore();
    const { port } = await listen(memory.store);
    await sendRaw(port, [Buffer.from(framed(withId('torn'))).subarray(0, 80)], 0, 20);
    expect(memory.raw).toEqual([]);
  });

  it('does not answer and closes when the message could not be stored', async () => {
    const memory = memoryStore();
    const full: DeviceStore = {
      ...memory.store,
      keepRaw: async () => Promise.reject(new Error('disk full')),
    };
    const { port } = await listen(full);
    expect(await sendRaw(port, [framed(withId('1')), framed(withId('2'))], 1)).toEqual([]);
    expect(memory.raw).toEqual([]);
  });

  it('never acknowledges before the commit', async () => {
    const memory = memoryStore();
    const order: string[] = [];
    const slow: DeviceStore = {
      ...memory.store,
      commit: async (delivery) => {
        await new Promise((resolve) => setTimeout(resolve, 30));
        await memory.store.commit(delivery);
        order.push('commit');
      },
    };
    const { port } = await listen(slow);
    await sendRaw(port, [framed(withId('1'))], 1).then(() => order.push('answer'));
    expect(order).toEqual(['commit', 'answer']);
  });

  it('refuses a frame beyond the bound and closes', async () => {
    const memory = memoryStore();
    const { port } = await listen(memory.store, { maxFrameBytes: 600 });
    const big = aMessage({ msh: { 10: 'BIG' }, obx: Array.from({ length: 20 }, () => aRow({})) });
    expect(codes(await sendRaw(port, [framed(big)], 1))).toEqual(['AR BIG']);
    expect(memory.raw).toEqual([]);
  });

  it('ends a connection that stands still inside a frame', async () => {
    const { port } = await listen(memoryStore().store, { frameIdleMs: 40 });
    expect(await sendRaw(port, [Buffer.from('\vMSH|')], 1)).toEqual([]);
  });

  it('finishes what it has when it is closed', async () => {
    const memory = memoryStore();
    const slow: DeviceStore = {
      ...memory.store,
      commit: async (delivery) => {
        await new Promise((resolve) => setTimeout(resolve, 60));
        await memory.store.commit(delivery);
      },
    };
    const { port, server } = await listen(slow);
    const answers = sendRaw(port, [framed(withId('last'))], 1);
    await new Promise((resolve) => setTimeout(resolve, 30));
    await server.close();
    expect(codes(await answers)).toEqual(['AA last']);
    expect(memory.deliveries).toHaveLength(1);
  });

  it('serves a client of another maker (medplum)', async () => {
    const memory = memoryStore();
    const { port } = await listen(memory.store);
    const client = new Hl7Client({ host: '127.0.0.1', port, keepAlive: true });
    for (const id of ['m1', 'm2', 'm3']) {
      // The client carries a copy of the message class of its own, equal in all that matters.
      const message = Hl7Message.parse(withId(id)) as unknown as Parameters<Hl7Client['sendAndWait']>[0];
      const reply = await client.sendAndWait(message, { timeoutMs: 5000 });
      expect([
        reply.getSegment('MSA')?.getComponent(1, 1),
        reply.getSegment('MSA')?.getComponent(2, 1),
      ]).toEqual(['AA', id]);
    }
    await client.close();
    expect(memory.deliveries).toHaveLength(3);
  });

  it('serves a client of a third maker (node-hl7)', async () => {
    const memory = memoryStore();
    const { port } = await listen(memory.store);
    const client = new Client({ host: '127.0.0.1', version: '2.6' });
    const reply = await new Promise<string>((resolve, reject) => {
      const connection = client.createConnection({ port, version: '2.6' }, (answer) =>
        resolve(answer.getMessage().get('MSA.1').toString()),
      );
      connection.sendMessage(new Message({ text: withId('n1') })).catch(reject);
    });
    expect(reply).toBe('AA');
    await client.closeAll();
    expect(memory.deliveries).toHaveLength(1);
  });
});

describe('answers', () => {
  const ask = async (...texts: readonly string[]) => {
    const memory = memoryStore();
    const { port } = await listen(memory.store);
    const answers = await sendRaw(port, texts.map(framed), texts.length);
    return { memory, answers, codes: codes(answers) };
  };

  it('takes exactly the same message again without a second effect', async () => {
    const { memory, codes } = await ask(withId('1'), withId('1'));
    expect(codes).toEqual(['AA 1', 'AA 1']);
    expect([memory.raw.length, memory.deliveries.length, memory.readings().length]).toEqual([2, 1, 1]);
  });

  it('keeps another content under the same control id, and shows the conflict', async () => {
    const { memory, codes } = await ask(withId('1', '97'), withId('2', '84'), withId('1', '85'));
    expect(codes).toEqual(['AA 1', 'AA 2', 'AA 1']);
    expect(memory.readings().map((one) => [one.value, one.disposition])).toEqual([
      ['97', 'new'],
      ['84', 'conflict'],
      ['85', 'conflict'],
    ]);
  });

  it('corrects, then takes back what was posted to the wrong patient', async () => {
    const step = (id: string, value: string, status: string) =>
      aMessage({ msh: { 10: id }, obx: [aRow({ value, status })] });
    const { memory } = await ask(step('1', '84', 'F'), step('2', '97', 'C'), step('3', '97', 'W'));
    expect(memory.readings().map((one) => [one.value, one.state])).toEqual([
      ['84', 'replaced'],
      ['97', 'withdrawn'],
    ]);
  });

  it('accepts what has one unusable row among good ones', async () => {
    const { answers, memory, codes } = await ask(aMessage({ obx: [aRow({}), aRow({ value: 'off' })] }));
    expect([codes, memory.deliveries[0]?.message.quarantined.length]).toEqual([['AA C-1'], 1]);
    expect(answers[0]).not.toContain('ERR|');
  });

  it('accepts a value that cannot be right, names no fault, and keeps it for a person', async () => {
    const { answers, codes, memory } = await ask(aMessage({ obx: [aRow({ value: '198' })] }));
    expect(codes).toEqual(['AA C-1']);
    expect(answers[0]).not.toContain('ERR|');
    expect(memory.readings()).toMatchObject([{ value: '198', reading: { flags: ['implausible'] } }]);
  });

  it('accepts a monitor that has no reading to give', async () => {
    const { memory, codes } = await ask(aMessage({ obx: [aRow({ value: '-999' })] }));
    expect([codes, memory.readings()]).toEqual([['AA C-1'], []]);
  });

  it('answers with an error, segment and field where nothing can be used', async () => {
    const { answers, memory } = await ask(aMessage({ obx: [aRow({ unit: 'furlong' })] }));
    expect(answers[0]).toContain('MSA|AE|C-1');
    expect(answers[0]).toContain('ERR||OBX^1^6|');
    expect(memory.refusals.map((one) => one.outcome)).toEqual(['error']);
  });

  it.each([
    ['an order to a pump', { 9: 'RGV^O15^RGV_O15' }, '200'],
    ['a waveform', { 9: 'ORU^W01^ORU_W01' }, '201'],
    ['a release that is not taken', { 12: '2.1' }, '203'],
    ['a training message', { 11: 'T' }, '202'],
    ['a message without control id', { 10: '' }, '101'],
  ])('rejects %s', async (_, msh, code) => {
    const { answers, memory } = await ask(aMessage({ msh, obx: [aRow({})] }));
    expect(answers[0]).toContain('MSA|AR|');
    expect(answers[0]).toContain(`|${code}^`);
    expect([memory.raw.length, memory.deliveries.length]).toEqual([1, 0]);
  });

  it.each([
    ['text that is not HL7', 'hello'],
    ['an empty frame', ''],
    ['equal separators', aMessage({ obx: [aRow({})] }).replace('^~\\&', '^^\\&')],
    ['a line that is no segment', aMessage({ obx: ['lost line'] })],
    ['a character set nobody knows', aMessage({ msh: { 18: 'KLINGON' }, obx: [aRow({})] })],
    ['two messages in one frame', withId('1') + withId('2')],
  ])('rejects %s', async (_, text) => {
    const { answers, memory } = await ask(text);
    expect(answers[0]).toContain('MSA|AR|');
    expect(memory.deliveries).toEqual([]);
  });

  it('answers with an error for two people in one message', async () => {
    const two = aMessage({ obx: ['PID|||MRN-78^^^LARCH^MR||Other^One', aRow({})] });
    expect((await ask(two)).codes).toEqual(['AE C-1']);
  });

  it('answers each message of a batch, in one frame', async () => {
    const { answers, memory } = await ask(
      `FHS|^~\\&|M\rBHS|^~\\&|M\r${withId('b1')}${withId('b2', '96')}BTS|2\rFTS|1\r`,
    );
    expect([...(answers[0] ?? '').matchAll(/MSA\|(\w\w)\|(\w+)/g)].map((m) => `${m[1]} ${m[2]}`)).toEqual([
      'AA b1',
      'AA b2',
    ]);
    expect(memory.readings().map((one) => one.disposition)).toEqual(['new', 'conflict']);
  });

  it('stays silent where the sender wants no answer', async () => {
    const memory = memoryStore();
    const { port } = await listen(memory.store);
    const quiet = aMessage({ msh: { 15: 'NE', 16: 'NE', 10: 'q' }, obx: [aRow({})] });
    expect(codes(await sendRaw(port, [framed(quiet), framed(withId('loud'))], 1))).toEqual(['AA loud']);
    expect(memory.deliveries).toHaveLength(2);
  });
});
