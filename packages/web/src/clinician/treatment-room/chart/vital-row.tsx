import {
  type EventData,
  lastReading,
  lastScore,
  type Scale,
  type VitalParameter,
} from '@titrate/clinical/session';
import { addMs, type Instant } from '@titrate/quantity';
import { type KeyboardEvent, useRef, useState } from 'react';
import { z } from 'zod';
import { formatAge, formatTime } from '../../../kit/format/date.ts';
import { Button } from '../../../kit/ui/button.tsx';
import { judgeQuantity, type QuantityBounds } from '../../../kit/ui/quantity.ts';
import { useAt, useCharting } from '../record/charting.tsx';
import { DraftLabel, useDraft } from '../record/draft.tsx';
import room from '../treatment-room.module.css';
import { scaleBounds, vitalBounds } from './bounds.ts';
import styles from './chart.module.css';
import { observedTimeOf } from './observed-time.ts';

type Cell =
  | {
      readonly id: VitalParameter;
      readonly of: 'vital';
      readonly label: string;
      readonly unit: string;
      readonly long: string;
    }
  | {
      readonly id: Scale;
      readonly of: 'scale';
      readonly label: string;
      readonly unit: string;
      readonly long: string;
    };

const CELLS: readonly Cell[] = [
  { id: 'systolicMmHg', of: 'vital', label: 'Sys', unit: 'mmHg', long: 'Systolic pressure' },
  { id: 'diastolicMmHg', of: 'vital', label: 'Dia', unit: 'mmHg', long: 'Diastolic pressure' },
  { id: 'heartRatePerMin', of: 'vital', label: 'Pulse', unit: '/min', long: 'Pulse' },
  { id: 'spo2Percent', of: 'vital', label: 'SpO2', unit: '%', long: 'Oxygen saturation' },
  { id: 'respiratoryRatePerMin', of: 'vital', label: 'RR', unit: '/min', long: 'Respiratory rate' },
  { id: 'moaas', of: 'scale', label: 'MOAA/S', unit: '0 to 5', long: 'Sedation, MOAA/S' },
  { id: 'dissociation-item', of: 'scale', label: 'Dissoc.', unit: '0 to 10', long: 'Dissociation' },
  { id: 'nausea', of: 'scale', label: 'Nausea', unit: '0 to 10', long: 'Nausea' },
  { id: 'pain', of: 'scale', label: 'Pain', unit: '0 to 10', long: 'Pain' },
  { id: 'temperatureCel', of: 'vital', label: 'Temp', unit: '°C', long: 'Temperature' },
];

/** Their last values stand large above the row. */
const SHOWN_ABOVE: readonly string[] = [
  'systolicMmHg',
  'diastolicMmHg',
  'heartRatePerMin',
  'spo2Percent',
  'respiratoryRatePerMin',
  'moaas',
  'dissociation-item',
];

const boundsOfCell = (cell: Cell): QuantityBounds =>
  cell.of === 'vital' ? vitalBounds(cell.id) : scaleBounds(cell.id);

const KeptRow = z.object({ texts: z.record(z.string(), z.string()), clock: z.string() });

type Texts = { readonly [id: string]: string };
const BACK_MIN = [0, 1, 2, 5] as const;
const NOT_OBTAINED = { 'not-done': 'Not done', unable: 'Unable', refused: 'Refused' } as const;

/**
 * One row of measurements by keyboard: digits, Tab, Enter (UI-39). Impossible values stay in place with the reason;
 * an unusual one needs Enter once more, and that is stored (UI-42). Nothing is prefilled (UI-40).
 */
export function VitalRow() {
  const { chart, problemsOf, zone, state } = useCharting();
  const at = useAt(10_000);
  const [texts, setTexts] = useState<Texts>({});
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [asked, setAsked] = useState(false);
  const [back, setBack] = useState(0);
  const [clock, setClock] = useState('');
  const [paper, setPaper] = useState(false);
  const [problems, setProblems] = useState<readonly string[]>([]);
  const isTyped = Object.values(texts).some((text) => text !== '');
  const draft = useDraft('vital-row', isTyped ? { texts, clock } : undefined, (kept) => {
    const read = KeptRow.safeParse(kept).data;
    if (read === undefined) return;
    setTexts((now) => ({ ...read.texts, ...now }));
    setClock(read.clock);
  });
  const first = useRef<HTMLInputElement>(null);
  const judged = CELLS.map((cell) => ({
    cell,
    judgement: judgeQuantity(texts[cell.id] ?? '', cell.unit, boundsOfCell(cell)),
  }));
  const refused = judged.filter(({ judgement }) => judgement.kind === 'refused');
  const unusual = judged.filter(({ judgement }) => judgement.kind === 'ask');

  const change = (id: string, text: string) => {
    setTexts({ ...texts, [id]: text });
    setAsked(false);
    setProblems([]);
  };
  const clear = () => {
    setTexts({});
    setLeft(new Set());
    setAsked(false);
    setBack(0);
    setClock('');
    setPaper(false);
    first.current?.focus();
  };
  const typedTime =
    clock.trim() === '' ? undefined : observedTimeOf(clock, { zone, at, state, fromPaper: paper });
  const clockProblem = typedTime?.ok === false && left.has('clock') ? typedTime.error : undefined;
  const save = async () => {
    setLeft(new Set(['clock', ...CELLS.map((cell) => cell.id)]));
    if (refused.length > 0 || typedTime?.ok === false) return;
    if (paper && typedTime === undefined) {
      setProblems(['From paper: type the time that stands on the paper']);
      return;
    }
    const observedAt = typedTime?.value ?? (back === 0 ? undefined : addMs(at, -back * 60_000));
    const values = valuesOf(judged);
    const when = { fromPaper: paper, ...(observedAt === undefined ? {} : { observedAt }) };
    const vital = values.vital && {
      kind: 'vital.recorded' as const,
      data: {
        ...values.vital,
        status: 'final',
        ...(unusual.length > 0 ? { confirmedUnusual: true } : {}),
      } as EventData['vital.recorded'],
      ...when,
    };
    // Nobody is asked about values that cannot stand together anyway, such as 80 over 120.
    const held = vital === undefined ? [] : problemsOf(vital).map((one) => one.message);
    setProblems(held);
    if (held.length > 0) return;
    if (unusual.length > 0 && !asked) {
      setAsked(true);
      return;
    }
    const acts: Promise<{ kind: string; problems?: readonly { message: string }[] }>[] = [];
    if (vital !== undefined) acts.push(chart(vital));
    for (const [scale, score] of values.scales)
      acts.push(chart({ kind: 'scale.recorded', data: { scale, score }, ...when }));
    if (acts.length === 0) return;
    const typed = texts;
    clear();
    const answers = await Promise.all(acts);
    const refusals = answers.flatMap((answer) => (answer.problems ?? []).map((one) => one.message));
    if (refusals.length > 0) {
      setTexts((now) => ({ ...typed, ...now }));
      // It comes back with the time it was read at; it would count as read now.
      setBack(back);
      setClock(clock);
      setPaper(paper);
      setProblems(refusals);
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    void save();
  };
  const note = (id: string) => {
    const found = judged.find(({ cell }) => cell.id === id)?.judgement;
    if (found === undefined || !left.has(id)) return undefined;
    if (found.kind === 'refused') return { look: 'refused', text: found.message };
    return found.kind === 'ask' ? { look: 'ask', text: found.message } : undefined;
  };
  return (
    <section className={`${room.card} no-print`} aria-labelledby="vital-row">
      <div className={room.cardHead}>
        <h2 id="vital-row">Measure</h2>
        <fieldset className={styles.when}>
          <legend className="visually-hidden">Measured when</legend>
          {BACK_MIN.map((min) => (
            <button
              key={min}
              type="button"
              className={styles.chip}
              aria-pressed={back === min && clock === ''}
              onClick={() => {
                setBack(min);
                setClock('');
              }}
            >
              {min === 0 ? 'Now' : `−${min} min`}
            </button>
          ))}
          <label className={styles.clock}>
            <span className="visually-hidden">Time of day, 24 hours</span>
            <input
              value={clock}
              inputMode="numeric"
              placeholder="HH:mm"
              aria-invalid={clockProblem !== undefined}
              aria-describedby="vital-clock-note"
              onChange={(event) => setClock(event.currentTarget.value)}
              onBlur={() => setLeft(new Set([...left, 'clock']))}
              onKeyDown={onKeyDown}
            />
          </label>
          <span id="vital-clock-note" className={styles.clockNote} aria-live="polite">
            {clockProblem}
          </span>
          <button type="button" className={styles.chip} aria-pressed={paper} onClick={() => setPaper(!paper)}>
            From paper
          </button>
        </fieldset>
        <NotObtained />
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Enter in any of the cells saves the row */}
      <div className={styles.vitals} onKeyDown={onKeyDown}>
        {CELLS.map((cell, index) => {
          const said = note(cell.id);
          const inputId = `vital-${cell.id}`;
          return (
            <div key={cell.id} className={styles.cell} data-look={said?.look}>
              <label htmlFor={inputId} title={cell.long}>
                {cell.label}
              </label>
              <input
                id={inputId}
                ref={index === 0 ? first : undefined}
                inputMode="decimal"
                autoComplete="off"
                value={texts[cell.id] ?? ''}
                aria-invalid={said?.look === 'refused'}
                aria-describedby={`${inputId}-note`}
                onChange={(event) => change(cell.id, event.currentTarget.value)}
                onBlur={() => {
                  if ((texts[cell.id] ?? '') !== '') setLeft(new Set([...left, cell.id]));
                }}
              />
              <span className={styles.cellUnit}>{cell.unit}</span>
              <span id={`${inputId}-note`} className={styles.cellNote} aria-live="polite">
                {said?.text ??
                  (SHOWN_ABOVE.includes(cell.id) ? null : (
                    <Before cell={cell} at={at} zone={zone} state={state} />
                  ))}
              </span>
            </div>
          );
        })}
        <Button size="large" className={styles.saveRow} onClick={() => void save()}>
          {asked && unusual.length > 0 ? 'Yes, as typed' : 'Save row'}
        </Button>
      </div>
      <DraftLabel draft={draft} onDiscard={clear} />
      {asked && unusual.length > 0 ? (
        <p className={room.ask} role="alert">
          Unusual: {unusual.map(({ cell }) => `${cell.long} ${texts[cell.id] ?? ''}`).join(', ')}. Press Enter
          once more if it is right.
        </p>
      ) : null}
      {problems.length === 0 ? null : (
        <ul className={room.problem} role="alert">
          {problems.map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** The value before stands beside the field, never in it (UI-40). */
function Before({
  cell,
  at,
  zone,
  state,
}: {
  cell: Cell;
  at: Instant;
  zone: string;
  state: ReturnType<typeof useCharting>['state'];
}) {
  const last = cell.of === 'vital' ? lastReading(state, cell.id, at) : lastScore(state, [cell.id], at);
  if (last === undefined) return <>Not recorded</>;
  return (
    <span title={`at ${formatTime(last.at, zone)}`}>
      last {last.value}, {formatAge(last.at, at)}
    </span>
  );
}

function NotObtained() {
  const { chart } = useCharting();
  return (
    <select
      className={styles.chip}
      aria-label="Vital signs could not be measured"
      value=""
      onChange={(event) => {
        const reason = (Object.keys(NOT_OBTAINED) as (keyof typeof NOT_OBTAINED)[]).find(
          (one) => one === event.currentTarget.value,
        );
        if (reason !== undefined)
          void chart({ kind: 'vital.recorded', data: { status: 'final', notObtained: reason } });
      }}
    >
      <option value="">Not measured…</option>
      {Object.entries(NOT_OBTAINED).map(([value, word]) => (
        <option key={value} value={value}>
          {word}
        </option>
      ))}
    </select>
  );
}

function valuesOf(
  judged: readonly { readonly cell: Cell; readonly judgement: ReturnType<typeof judgeQuantity> }[],
): {
  readonly vital: { readonly [member: string]: number } | undefined;
  readonly scales: readonly (readonly [Scale, number])[];
} {
  const vital: { [member: string]: number } = {};
  const scales: (readonly [Scale, number])[] = [];
  for (const { cell, judgement } of judged) {
    if (judgement.kind !== 'fits' && judgement.kind !== 'ask') continue;
    const value = judgement.value.toNumber();
    if (cell.of === 'vital') vital[cell.id] = value;
    else scales.push([cell.id, value]);
  }
  return { vital: Object.keys(vital).length === 0 ? undefined : vital, scales };
}
