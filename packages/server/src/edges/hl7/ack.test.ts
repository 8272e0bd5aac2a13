import { parseInstant } from '@titrate/quantity';
import { describe, expect, it } from 'vitest';
import { ackCode, buildAck, roughSubject, subjectOf } from './ack.ts';
import { parseFrame } from './message/parse.ts';
import { aMessage, aRow, bytesOf } from './testing/messages.ts';

const AT = (() => {
  const parsed = parseInstant('2026-02-03T10:10:01-05:00');
  if (!parsed.ok) throw new Error('a time');
  return parsed.value;
})();

function subject(msh: Partial<Record<number, string>>) {
  const parsed = parseFrame(bytesOf(aMessage({ msh, obx: [aRow({})] })));
  const message = parsed.ok ? parsed.value.messages[0] : undefined;
  if (message === undefined) throw new Error('a message');
  return subjectOf(message);
}

describe('acknowledgments', () => {
  it.each([
    ['', '', 'accepted', 'AA'],
    ['', '', 'error', 'AE'],
    ['', '', 'rejected', 'AR'],
    ['AL', 'NE', 'accepted', 'CA'],
    ['AL', 'NE', 'rejected', 'CR'],
    ['AL', 'NE', 'error', 'CE'],
    ['NE', 'AL', 'accepted', 'AA'],
    ['AL', 'ER', 'accepted', 'CA'],
    ['AL', 'ER', 'rejected', 'AR'],
    ['AL', 'AL', 'accepted', 'AA'],
    ['NE', 'NE', 'accepted', undefined],
    ['NE', 'NE', 'rejected', undefined],
    ['ER', 'NE', 'accepted', undefined],
    ['ER', 'NE', 'error', 'CE'],
    ['SU', 'NE', 'accepted', 'CA'],
    ['SU', 'NE', 'error', undefined],
    ['??', '', 'accepted', 'AA'],
  ] as const)('with MSH-15 "%s" and MSH-16 "%s" answers %s by %s', (accept, application, outcome, code) => {
    expect(ackCode(outcome, accept, application)).toBe(code);
  });

  it('swaps sender and receiver, echoes version and control id, has its own id and an offset', () => {
    const text = buildAck(subject({ 5: 'CHART', 6: 'LARCH', 10: 'C-9', 12: '2.5' }), 'accepted', [], {
      at: AT,
      controlId: 'T-1',
    });
    expect(text?.split('\r')).toEqual([
      'MSH|^~\\&|CHART|LARCH|BEDSIDE^0011220000AA0001^EUI-64|LARCH|20260203151001.000+0000||ACK^R01^ACK|T-1|P|2.5||||||UNICODE UTF-8',
      'MSA|AA|C-9',
      '',
    ]);
  });

  it('names segment and field of what it could not use, and never the value', () => {
    const fault = { segment: 'OBX', ordinal: 3, field: 6, code: '103', text: 'the unit is not known' };
    const modern = buildAck(subject({}), 'error', [fault], { at: AT, controlId: 'T-1' });
    expect(modern).toContain('MSA|AE|C-1|the unit is not known\r');
    expect(modern).toContain('ERR||OBX^3^6|103^Table value not found^HL70357|E||||the unit is not known\r');
    const old = buildAck(subject({ 12: '2.4' }), 'error', [fault], { at: AT, controlId: 'T-1' });
    expect(old).toContain('ERR|OBX^3^6^103&Table value not found&HL70357\r');
  });

  it('escapes what it echoes, so that an answer cannot be broken from outside', () => {
    const text = buildAck(subject({ 10: 'A\\F\\B\\X0D\\MSA\\F\\AA' }), 'accepted', [], {
      at: AT,
      controlId: 'T-1',
    });
    expect(text).toContain('MSA|AA|A\\F\\B\\.br\\MSA\\F\\AA\r');
  });

  it('echoes the control id of a frame it could not parse, if it can be read at all', () => {
    expect(roughSubject(bytesOf('MSH|^~\\&|A|B|||1||X|id-7|P|2.6\rOBX')).controlId).toBe('id-7');
    expect(roughSubject(Uint8Array.of(1, 2, 3)).controlId).toBe('');
    expect(roughSubject(bytesOf('MSH')).controlId).toBe('');
  });
});
