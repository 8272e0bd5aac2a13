import {
  CHECKED_WORDS,
  type CheckedMember,
  doseCheckOf,
  type EventData,
  type FactData,
  needsDoubleCheck,
} from '@titrate/clinical/session';
import { useState } from 'react';
import { formatTime } from '../../../kit/format/date.ts';
import { capital } from '../../../kit/format/text.ts';
import { Button } from '../../../kit/ui/button.tsx';
import { judgeQuantity } from '../../../kit/ui/quantity.ts';
import { StatusBadge } from '../../../kit/ui/status-badge.tsx';
import { useClinic } from '../../shell/clinic-frame.tsx';
import { boundsOf } from '../chart/bounds.ts';
import { Problems } from '../problems.tsx';
import { useCharting } from '../record/charting.tsx';
import { PRODUCT_WORDS, ROUTE_WORDS } from '../record/words.ts';
import room from '../treatment-room.module.css';
import { useOneAct } from '../use-act.ts';
import styles from './gate.module.css';

type Values = FactData['dose.checked'];
type NumberMember = Exclude<CheckedMember, 'product' | 'route'>;

const UNITS: Record<NumberMember, string> = {
  weightKg: 'kg',
  doseMg: 'mg',
  vialMgPerMl: 'mg per mL',
  drawMl: 'mL',
  finalMl: 'mL',
  concentrationMgPerMl: 'mg per mL',
  rateMlPerH: 'mL/h',
  durationMin: 'min',
  devices: '',
};
const labelOf = (member: CheckedMember): string => capital(CHECKED_WORDS[member]);

function fieldsFor(route: Values['route']): readonly NumberMember[] {
  switch (route) {
    case 'IV':
      return [
        'weightKg',
        'doseMg',
        'vialMgPerMl',
        'drawMl',
        'finalMl',
        'concentrationMgPerMl',
        'rateMlPerH',
        'durationMin',
      ];
    case 'IM':
    case 'SC':
      return ['weightKg', 'doseMg', 'vialMgPerMl', 'drawMl'];
    case 'IN':
      return ['doseMg', 'devices'];
    default:
      return ['weightKg', 'doseMg'];
  }
}

/** Two people work the dose out alone; neither sees the other's figures before entering their own (AR-05, DOSE-14). */
export function DoubleCheckPanel() {
  const { state, zone } = useCharting();
  const { user } = useClinic();
  const order = state.opening?.data.order;
  if (order === undefined) return null;
  const needed = needsDoubleCheck(order);
  const check = doseCheckOf(state);
  const own = (['preparer', 'checker'] as const).filter((role) => {
    const by = state.doseChecks[role]?.by;
    return by?.type === 'person' && by.id === user.id;
  });
  const both = state.doseChecks.preparer !== undefined && state.doseChecks.checker !== undefined;
  return (
    <section className={room.card} aria-labelledby="double-check">
      <div className={room.cardHead}>
        <h2 id="double-check">Independent double check</h2>
        {needed ? null : <span className={room.quiet}>not required for this route here</span>}
        {check.outcome === 'match' ? <StatusBadge status="clear" word="Both agree" /> : null}
        {check.outcome === 'mismatch' ? <StatusBadge status="held" word="They differ" /> : null}
      </div>
      {check.outcome === 'mismatch' ? (
        <Problems
          title="The start is blocked."
          of={check.members.map((member) => `${labelOf(member)} differs; both work it out again`)}
        />
      ) : null}
      <ul className={room.plainList}>
        {(['preparer', 'checker'] as const).map((role) => {
          const fact = state.doseChecks[role];
          return (
            <li key={role}>
              <strong>{role === 'preparer' ? 'Preparer' : 'Checker'}</strong>:{' '}
              {fact === undefined
                ? 'not yet'
                : `${fact.by.type === 'person' ? fact.by.name : ''} at ${formatTime(fact.at, zone)}`}
            </li>
          );
        })}
      </ul>
      {both && check.outcome === 'match' ? <CheckedValues values={state.doseChecks.preparer?.data} /> : null}
      <ReadingForm key={`${own.join()}-${check.outcome}`} own={own[0]} order={order} />
    </section>
  );
}

function CheckedValues({ values }: { values: Values | undefined }) {
  if (values === undefined) return null;
  return (
    <dl className={styles.facts}>
      {fieldsFor(values.route).map((member) => (
        <div key={member}>
          <dt>{labelOf(member)}</dt>
          <dd>
            {values[member] ?? 'Not recorded'} {UNITS[member]}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function ReadingForm({
  own,
  order,
}: {
  own: 'preparer' | 'checker' | undefined;
  order: FactData['session.opened']['order'];
}) {
  const { state } = useCharting();
  const act = useOneAct();
  const free = (['preparer', 'checker'] as const).find((role) => state.doseChecks[role] === undefined);
  const role = own ?? free;
  const [texts, setTexts] = useState<{ readonly [member: string]: string }>({});
  const [product, setProduct] = useState('');
  const [route, setRoute] = useState('');
  const [problems, setProblems] = useState<readonly string[]>([]);
  const [open, setOpen] = useState(own === undefined);
  if (role === undefined) return null;
  if (!open)
    return (
      <Button size="small" look="secondary" onClick={() => setOpen(true)}>
        Work it out again
      </Button>
    );
  const members = fieldsFor(order.route);
  const record = async () => {
    const found: string[] = [];
    const values: { [member: string]: number } = {};
    for (const member of members) {
      const [label, unit] = [labelOf(member), UNITS[member]];
      const judged = judgeQuantity(texts[member] ?? '', unit, boundsOf('dose.checked', member));
      if (judged.kind === 'fits' || judged.kind === 'ask') values[member] = judged.value.toNumber();
      else found.push(judged.kind === 'empty' ? `${label}: not entered` : `${label}: ${judged.message}`);
    }
    const chosenProduct = product === 'ketamine' || product === 'esketamine' ? product : undefined;
    const chosenRoute = (Object.keys(ROUTE_WORDS) as (keyof typeof ROUTE_WORDS)[]).find(
      (one) => one === route,
    );
    if (chosenProduct === undefined) found.push('Product: not chosen');
    if (chosenRoute === undefined) found.push('Route: not chosen');
    setProblems(found);
    if (found.length > 0 || chosenProduct === undefined || chosenRoute === undefined) return;
    // The members come from fieldsFor; the record's parser checks that the dose is among them.
    const data = {
      as: role,
      product: chosenProduct,
      route: chosenRoute,
      ...values,
    } as EventData['dose.checked'];
    await act.send({ kind: 'dose.checked', data });
  };
  return (
    <form
      className={styles.reading}
      onSubmit={(event) => {
        event.preventDefault();
        void record();
      }}
    >
      <p>
        You are the <strong>{role}</strong>. Read the vial, the patient’s weight and the pump yourself and
        work the figures out alone.
      </p>
      <div className={room.details}>
        <div className={room.detail}>
          <label htmlFor="check-product">Product on the label</label>
          <select
            id="check-product"
            value={product}
            onChange={(event) => setProduct(event.currentTarget.value)}
          >
            <option value="">Choose…</option>
            {Object.entries(PRODUCT_WORDS).map(([value, word]) => (
              <option key={value} value={value}>
                {word}
              </option>
            ))}
          </select>
        </div>
        <div className={room.detail}>
          <label htmlFor="check-route">Route</label>
          <select id="check-route" value={route} onChange={(event) => setRoute(event.currentTarget.value)}>
            <option value="">Choose…</option>
            {Object.entries(ROUTE_WORDS).map(([value, word]) => (
              <option key={value} value={value}>
                {word}
              </option>
            ))}
          </select>
        </div>
        {members.map((member) => (
          <div key={member} className={room.detail}>
            <label htmlFor={`check-${member}`}>
              {labelOf(member)}
              {UNITS[member] === '' ? '' : ` (${UNITS[member]})`}
            </label>
            <input
              id={`check-${member}`}
              size={9}
              inputMode="decimal"
              autoComplete="off"
              value={texts[member] ?? ''}
              onChange={(event) => setTexts({ ...texts, [member]: event.currentTarget.value })}
            />
          </div>
        ))}
      </div>
      <Problems of={[...problems, ...act.problems]} />
      <Button type="submit" disabled={act.busy}>
        Record my figures as {role}
      </Button>
    </form>
  );
}
