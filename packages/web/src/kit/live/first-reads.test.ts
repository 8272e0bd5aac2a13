import { describe, expect, it, vi } from 'vitest';
import { FirstReads } from './first-reads.ts';

const noted = () => ({ older: vi.fn(), unread: vi.fn() });
const PATIENT = '/api/clinics/c/patients/p';
const STREAM = '/api/clinics/c/live';

describe('UI-23 what a page read before its live connection was open', () => {
  it('is current when every answer was marked as the connection is', () => {
    const reads = new FirstReads();
    reads.sent(PATIENT, 'GET')('one.4');
    reads.sent(`${PATIENT}/decisions`, 'GET')('one.4');
    expect(reads.opened(STREAM, 'one.4', noted())).toBe(true);
  });

  it.each([
    ['something was told in between', 'one.3'],
    ['another process answered', 'two.4'],
    ['the answer has no mark, or never came', null],
  ])('is read again when %s', (_why, mark) => {
    const reads = new FirstReads();
    reads.sent(PATIENT, 'GET')('one.4');
    reads.sent(PATIENT, 'GET')(mark);
    expect(reads.opened(STREAM, 'one.4', noted())).toBe(false);
  });

  it('is read again when an answer that was under way turns out to be older', () => {
    const reads = new FirstReads();
    const [older, equal] = [reads.sent(PATIENT, 'GET'), reads.sent(PATIENT, 'GET')];
    const missed = noted();
    expect(reads.opened(STREAM, 'one.4', missed)).toBe(true);
    equal('one.4');
    expect(missed.older).not.toHaveBeenCalled();
    older('one.3');
    expect(missed.older).toHaveBeenCalledOnce();
  });

  it('is followed by the connection from its opening, whoever answers then', () => {
    const reads = new FirstReads();
    const missed = noted();
    reads.opened(STREAM, 'one.4', missed);
    reads.sent(PATIENT, 'GET')('two.9');
    expect(missed.older).not.toHaveBeenCalled();
  });

  it('is not current while a device shows what it kept, whatever the server answers later', () => {
    const reads = new FirstReads();
    reads.unread(PATIENT);
    reads.sent(PATIENT, 'GET')('one.4');
    const missed = noted();
    expect(reads.opened(STREAM, 'one.4', missed)).toBe(false);
    reads.unread(PATIENT);
    expect(missed.unread).toHaveBeenCalledOnce();
  });

  it('has nothing to do with acts and with other clinics, and is all read again after a connection that is over', () => {
    const reads = new FirstReads();
    reads.sent(PATIENT, 'POST')(null);
    reads.sent('/api/clinics/d/patients', 'GET')('one.1');
    reads.sent('/api/account', 'GET')(null);
    expect(reads.opened(STREAM, 'one.4', noted())).toBe(true);
    reads.closed(STREAM);
    reads.sent(PATIENT, 'GET')('one.5');
    expect(reads.opened(STREAM, 'one.5', noted())).toBe(false);
  });
});
