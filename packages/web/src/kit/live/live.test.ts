import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { setClock } from '../clock/clock.ts';
import { firstReads } from './first-reads.ts';
import { LiveConnection } from './live.ts';

/** A server's side of the stream, played by hand. */
class FakeSource extends EventTarget {
  static readonly CLOSED = 2;
  static last: FakeSource | undefined;
  readyState = 1;
  constructor() {
    super();
    FakeSource.last = this;
  }
  close() {
    this.readyState = FakeSource.CLOSED;
  }
}

const START = Date.parse('2026-02-03T13:00:00Z');
let clock = START;
let connection: LiveConnection;
let clinics = 0;
let clinic = '';

const hear = (type: string, data = '') => FakeSource.last?.dispatchEvent(new MessageEvent(type, { data }));
const pass = async (ms: number) => {
  if (ms === 0) for (let turn = 0; turn < 5; turn += 1) await vi.advanceTimersByTimeAsync(0);
  for (let left = ms; left > 0; left -= 1000) {
    clock += Math.min(1000, left);
    await vi.advanceTimersByTimeAsync(Math.min(1000, left));
  }
};

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('EventSource', FakeSource);
  vi.stubGlobal('document', new EventTarget());
  vi.stubGlobal('window', new EventTarget());
  clock = START;
  setClock(() => clock);
  // The reads of a tab are kept by clinic: a test with a clinic of its own begins with none.
  clinic = `c${clinics++}`;
  connection = new LiveConnection(`/api/clinics/${clinic}/live`);
  connection.open();
});
afterEach(() => {
  connection.close();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('a live screen (UI-22)', () => {
  it('is not live before the first message', () => {
    expect(connection.state().kind).toBe('connecting');
  });

  it('UI-23 is not live from its opening when it was opened without network', async () => {
    await pass(2000);
    FakeSource.last?.dispatchEvent(new Event('error'));
    expect(connection.state()).toEqual({ kind: 'stale', since: START });
    hear('heartbeat');
    await pass(0);
    expect(connection.state().kind).toBe('live');
  });

  describe('at its first opening', () => {
    const read = vi.fn(async () => undefined);
    beforeEach(() => {
      read.mockClear();
      connection.onResync(read);
    });

    it('UI-23 reads nothing again when the marks say that nothing was missed', async () => {
      firstReads.sent(`/api/clinics/${clinic}/patients`, 'GET')('one.4');
      hear('resync', '{"mark":"one.4"}');
      await pass(0);
      expect(connection.state().kind).toBe('live');
      expect(read).not.toHaveBeenCalled();
    });

    it('UI-23 reads everything again before it says live when something was, or when there is no mark', async () => {
      firstReads.sent(`/api/clinics/${clinic}/patients`, 'GET')('one.3');
      hear('resync', '{"mark":"one.4"}');
      expect(connection.state().kind).toBe('connecting');
      await vi.waitFor(() => expect(connection.state().kind).toBe('live'));
      expect(read).toHaveBeenCalledOnce();
    });

    it('UI-23 reads again when an answer that was under way is older than the connection', async () => {
      const answered = firstReads.sent(`/api/clinics/${clinic}/patients`, 'GET');
      hear('resync', '{"mark":"one.4"}');
      answered('one.3');
      await pass(0);
      expect(read).toHaveBeenCalledOnce();
    });

    it('UI-23 is not live while a device shows what it kept, and is again once it was read', async () => {
      hear('resync', '{"mark":"one.4"}');
      firstReads.unread(`/api/clinics/${clinic}/sessions/s`);
      expect(connection.state()).toEqual({ kind: 'stale', since: START });
      read.mockImplementationOnce(async () => void firstReads.unread(`/api/clinics/${clinic}/sessions/s`));
      hear('heartbeat');
      await pass(0);
      expect([connection.state().kind, read.mock.calls.length]).toEqual(['stale', 1]);
      hear('heartbeat');
      await vi.waitFor(() => expect(connection.state().kind).toBe('live'));
    });

    it('UI-23 is not live while reading again fails or takes for ever', async () => {
      read.mockRejectedValueOnce(new TypeError('fetch failed'));
      hear('resync');
      await pass(0);
      expect(connection.state().kind).toBe('connecting');
      read.mockImplementationOnce(() => new Promise(() => undefined));
      for (let beat = 0; beat < 4; beat += 1) {
        hear('heartbeat');
        await pass(3000);
      }
      expect([connection.state().kind, read.mock.calls.length]).toEqual(['connecting', 2]);
      hear('heartbeat');
      await vi.waitFor(() => expect(connection.state().kind).toBe('live'));
    });

    it('UI-23 trusts no mark once a connection was lost', async () => {
      hear('resync', '{"mark":"one.4"}');
      FakeSource.last?.dispatchEvent(new Event('error'));
      hear('resync', '{"mark":"one.4"}');
      await pass(0);
      expect(read).toHaveBeenCalledOnce();
    });
  });

  it('UI-22 is not live as soon as the browser has lost its network, and reads again when it is back', async () => {
    const read = vi.fn(async () => undefined);
    connection.onResync(read);
    hear('heartbeat');
    await vi.waitFor(() => expect(connection.state().kind).toBe('live'));
    read.mockClear();
    const before = FakeSource.last;
    window.dispatchEvent(new Event('offline'));
    expect(connection.state()).toEqual({ kind: 'stale', since: START });
    window.dispatchEvent(new Event('online'));
    expect(FakeSource.last).not.toBe(before);
    hear('resync');
    await vi.waitFor(() => expect(connection.state().kind).toBe('live'));
    expect(read).toHaveBeenCalledOnce();
  });

  it('UI-22 is live again at the next heartbeat when only the browser thought that it had no network', async () => {
    hear('heartbeat');
    await vi.waitFor(() => expect(connection.state().kind).toBe('live'));
    window.dispatchEvent(new Event('offline'));
    await pass(3000);
    hear('heartbeat');
    await vi.waitFor(() => expect(connection.state().kind).toBe('live'));
  });

  it('stays live while the heartbeat comes every three seconds', async () => {
    hear('resync');
    await pass(0);
    for (let beat = 0; beat < 20; beat += 1) {
      await pass(3000);
      hear('heartbeat');
      await pass(0);
      expect(connection.state().kind).toBe('live');
    }
  });

  it('is still live ten seconds after the last message and not a second later', async () => {
    hear('heartbeat');
    await vi.advanceTimersByTimeAsync(0);
    await pass(10_000);
    expect(connection.state().kind).toBe('live');
    await pass(1000);
    expect(connection.state()).toEqual({ kind: 'stale', since: START });
  });

  it('reads everything again before it says live after a gap', async () => {
    const order: string[] = [];
    let finish = () => {};
    hear('heartbeat');
    await vi.advanceTimersByTimeAsync(0);
    await pass(11_000);
    connection.onResync(
      () =>
        new Promise<void>((resolve) => {
          order.push('reading');
          finish = resolve;
        }),
    );
    hear('heartbeat');
    await vi.advanceTimersByTimeAsync(0);
    order.push(connection.state().kind);
    finish();
    await vi.advanceTimersByTimeAsync(0);
    order.push(connection.state().kind);
    expect(order).toEqual(['reading', 'stale', 'live']);
  });

  it('does not say live when reading again failed', async () => {
    hear('heartbeat');
    await vi.advanceTimersByTimeAsync(0);
    await pass(11_000);
    connection.onResync(() => Promise.reject(new Error('no network')));
    hear('heartbeat');
    await vi.advanceTimersByTimeAsync(0);
    expect(connection.state().kind).toBe('stale');
  });

  it('tells a change only to those who asked for that thing', () => {
    const heard: string[] = [];
    connection.onChange('session', 'a', () => heard.push('session a'));
    connection.onChange('session', 'b', () => heard.push('session b'));
    connection.onChange('session', undefined, () => heard.push('any session'));
    connection.onChange('board', undefined, () => heard.push('board'));
    hear('change', '{"topic":"session","id":"a","seq":7}');
    hear('change', 'not json');
    expect(heard).toEqual(['any session', 'session a']);
  });
});
