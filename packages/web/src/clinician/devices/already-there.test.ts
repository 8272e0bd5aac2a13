import { expect, it } from 'vitest';
import { alreadyThere } from './already-there.ts';

const at = (id: string, kind: 'monitor' | 'pump', chairId: string | null, active = true) => ({
  id,
  kind,
  name: `Device ${id}`,
  active,
  chair: chairId === null ? null : { id: chairId, label: 'Chair', since: '2026-02-03T15:00:00Z' },
});
const coming = at('new', 'monitor', null);

it('tells that another monitor is at the chair already, and that both chart', () => {
  expect(alreadyThere(coming, 'c1', [coming, at('old', 'monitor', 'c1')])).toBe(
    'Device old is at this chair already, and what each of them says is charted. Take off what no longer stands here.',
  );
});

it('says nothing of a pump beside a monitor, of another chair, or of a device out of use', () => {
  const others = [at('p', 'pump', 'c1'), at('m', 'monitor', 'c2'), at('gone', 'monitor', 'c1', false)];
  expect(alreadyThere(coming, 'c1', [...others, at('new', 'monitor', 'c1')])).toBeUndefined();
});
