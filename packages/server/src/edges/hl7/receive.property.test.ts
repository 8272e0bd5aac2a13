import { Decimal, instant } from '@titrate/quantity';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { VITAL_KINDS } from './device-message.ts';
import { meansNoReading } from './observation/number.ts';
import { createReceiver } from './receive.ts';
import { memoryStore } from './testing/memory-store.ts';
import { aMessage, aRow, DIASTOLIC, MMHG, SYSTOLIC } from './testing/messages.ts';

const NOW = instant(Date.UTC(2026, 1, 3, 15, 10, 1));
const PEER = { address: '127.0.0.1', port: 1 };
/** Before a release this runs with `FUZZ_RUNS=1000000`. */
const RUNS = Number(process.env['FUZZ_RUNS'] ?? 2000);

async function receive(bytes: Uint8Array) {
  const memory = memoryStore();
  const receiver = createReceiver({ store: memory.store, now: () => NOW, newControlId: () => 'T' });
  const answer = await receiver.answer(bytes, PEER);
  return { ...memory, answer: answer === undefined ? undefined : Buffer.from(answer).toString('utf8') };
}

const GOOD = Buffer.from(
  aMessage({
    pv1: 'PV1||O|TREAT^2^A',
    obx: [
      aRow({}),
      aRow({ code: SYSTOLIC, value: '131', unit: MMHG, subId: '1.1.1.1' }),
      aRow({ code: DIASTOLIC, value: '79', unit: MMHG, subId: '1.1.1.2', status: 'C' }),
      aRow({ code: '150344^MDC_TEMP^MDC', value: '98.6', unit: '266560^MDC_DIM_FAHR^MDC' }),
    ],
  }),
);

/** What any accepted reading is, whatever was sent. */
function expectSound(result: Awaited<ReturnType<typeof receive>>): void {
  expect(result.raw).toHaveLength(1);
  for (const { reading } of result.readings()) {
    expect(VITAL_KINDS[reading.kind]).toBe(reading.unit);
    const value = Decimal.parse(reading.value);
    expect(value.ok && !meansNoReading(value.value)).toBe(true);
    expect(/^[+-]?(\d+\.?\d*|\.\d+)$/.test(reading.received.value)).toBe(true);
    if (reading.unit === '%' && Number(reading.value) > 100) expect(reading.flags).toContain('implausible');
    if (reading.value.startsWith('-')) expect(reading.flags).toContain('implausible');
  }
  if (result.answer === undefined) return;
  const code = /MSA\|([AC][AER])\|/.exec(result.answer)?.[1];
  expect(code).toBeDefined();
  if (code?.endsWith('A')) expect(result.refusals).toEqual([]);
  else expect(result.deliveries).toEqual([]);
  // Nothing from outside may begin a line of the answer.
  for (const line of result.answer.split('\r'))
    expect(line === '' || /^(MSH|MSA|ERR|FHS|BHS|BTS|FTS)\|/.test(line)).toBe(true);
}

describe('whatever arrives', () => {
  it('survives any bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => expectSound(await receive(bytes))),
      { numRuns: RUNS },
    );
  });

  it('stays sound when bytes of a good message are changed, lost or doubled', async () => {
    const edit = fc.record({
      at: fc.nat(GOOD.length - 1),
      drop: fc.nat(3),
      put: fc.uint8Array({ maxLength: 3 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 4 }), async (edits) => {
        let bytes: Uint8Array = GOOD;
        for (const { at, drop, put } of edits)
          bytes = Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + drop)]);
        expectSound(await receive(bytes));
      }),
      { numRuns: RUNS },
    );
  });

  it('stays sound when fields are swapped for odd ones', async () => {
    const odd = fc.constantFrom(
      '',
      '""',
      '-999',
      '1e3',
      'NaN',
      'Infinity',
      '|',
      '^^^^',
      '~',
      '\\',
      '\\X0D\\',
      '99999999999999999999999',
      '20260203',
      '__proto__',
      'constructor',
      'DEMO',
      'W',
      'kPa',
      '%',
    );
    const lines = GOOD.toString('utf8')
      .split('\r')
      .filter((line) => line !== '');
    await fc.assert(
      fc.asyncProperty(fc.nat(lines.length - 1), fc.nat(20), odd, async (line, field, text) => {
        const changed = lines.map((one, i) => {
          if (i !== line) return one;
          const fields = one.split('|');
          fields[field] = text;
          return Array.from(fields, (f) => f ?? '').join('|');
        });
        expectSound(await receive(Buffer.from(changed.join('\r'))));
      }),
      { numRuns: RUNS },
    );
  });
});
