import { describe, expect, it } from 'vitest';
import { fold } from '../fold/fold.ts';
import { eventsOf, minute } from '../testing/script.ts';
import { alertEventsToAppend } from './append.ts';
import { audienceOf, calls } from './audience.ts';

const NORA = { id: 'n1', name: 'Nora Quist' };
const ILSE = { id: 'n2', name: 'Ilse Brandt' };

describe('whom an alert calls', () => {
  it.each([
    ['none', NORA, ILSE, ['n1'], undefined],
    ['none', NORA, undefined, ['n1'], undefined],
    ['second-person', NORA, ILSE, ['n1', 'n2'], undefined],
    ['second-person', NORA, undefined, ['n1'], 'nurses'],
    ['second-person', undefined, ILSE, ['n2'], 'nurses'],
    ['all-staff', NORA, ILSE, ['n1', 'n2'], 'staff'],
    ['all-staff', undefined, undefined, [], 'staff'],
  ] as const)(
    'ALM-09 at level %s with nurse %j and second person %j',
    (level, nurse, cover, ids, everyone) => {
      const audience = audienceOf(level, nurse, cover);
      expect([audience.people.map((one) => one.id), audience.everyone]).toEqual([ids, everyone]);
    },
  );

  it('ALM-21 every nurse on site, where nobody has the chair', () => {
    const audience = audienceOf('none', undefined, ILSE);
    expect(audience.everyone).toBe('nurses');
    expect(calls(audience, 'n9', ['nurse'])).toBe(true);
    expect(calls(audience, 'p9', ['prescriber'])).toBe(false);
  });

  it('ALM-09 only those who are meant, until all staff are', () => {
    expect(calls(audienceOf('none', NORA, ILSE), 'n1', ['nurse'])).toBe(true);
    expect(calls(audienceOf('none', NORA, ILSE), 'n2', ['nurse'])).toBe(false);
    expect(calls(audienceOf('second-person', NORA, ILSE), 'n2', ['nurse'])).toBe(true);
    expect(calls(audienceOf('all-staff', NORA, ILSE), 'd1', ['front-desk'])).toBe(true);
  });
});

describe('ALM-09 an unanswered high alert', () => {
  const escalations = (upTo: number, named: boolean) =>
    alertEventsToAppend(
      fold(
        eventsOf({
          preset: 'iv',
          steps: [
            [0, 'start'],
            ...(named ? [[1, 'cover.named', { to: ILSE }] as const] : []),
            [5, 'vitals', '205/90 70 98 14'],
          ],
        }),
      ),
      minute({}, upTo),
    ).flatMap((event) =>
      event.kind === 'alert.escalated' && event.data.condition === 'AL-01'
        ? [[event.data.level, event.data.to?.name, event.observedAt.slice(11, 19)]]
        : [],
    );

  it.each([
    [5 + 59 / 60, []],
    [6, [['second-person', 'Ilse Brandt', '09:06:00']]],
    [6 + 59 / 60, [['second-person', 'Ilse Brandt', '09:06:00']]],
    [
      7,
      [
        ['second-person', 'Ilse Brandt', '09:06:00'],
        ['all-staff', undefined, '09:07:00'],
      ],
    ],
  ])('at minute %s goes to the second person by name, then to all staff', (at, expected) => {
    expect(escalations(at, true)).toEqual(expected);
  });

  it('goes on without a name where nobody was named', () => {
    expect(escalations(6, false)).toEqual([['second-person', undefined, '09:06:00']]);
  });
});
