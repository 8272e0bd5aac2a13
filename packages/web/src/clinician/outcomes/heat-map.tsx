import type { InstrumentId } from '@titrate/clinical/instruments';
import type { ResponseView } from '@titrate/contract';
import { parseInstant } from '@titrate/quantity';
import { formatDayMark } from '../../kit/format/date.ts';
import { ScrollRegion } from '../../kit/ui/scroll-region.tsx';
import { formForStaff, useTexts } from '../shell/clinic-texts.ts';
import { riskItemsOf } from './chart-data.ts';
import styles from './outcomes.module.css';

interface HeatMapProps {
  readonly instrument: InstrumentId;
  readonly responses: readonly ResponseView[];
  readonly zone: string;
}

/** Items by date with the number in each cell; full wording one key away; risk items first and always in view (OUT-02). */
export function HeatMap({ instrument, responses, zone }: HeatMapProps) {
  const form = formForStaff(instrument, useTexts());
  const own = responses.filter((response) => response.instrument === instrument);
  if (!form.ok || own.length === 0) return null;
  const risk = riskItemsOf(instrument);
  const isAllRisk = risk.size === form.value.items.length;
  // Where every item is about risk, all of them are seen anyway.
  const isPinned = (index: number) => risk.has(index) && !isAllRisk;
  const items = [
    ...form.value.items.filter(({ index }) => risk.has(index)),
    ...form.value.items.filter(({ index }) => !risk.has(index)),
  ];
  return (
    <section aria-labelledby="items-title">
      <h2 id="items-title">Item by item</h2>
      <ScrollRegion className={styles.scroll} label="Answers, item by date">
        <table className={styles.heat}>
          <thead>
            <tr>
              <th scope="col" className={styles.corner}>
                Item
              </th>
              {own.map((response) => (
                <th key={response.id} scope="col" className={styles.heatHead}>
                  {dayOf(response.completedAt, zone)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <tr key={item.id}>
                <th scope="row" className={isPinned(item.index) ? styles.pinnedItem : styles.heatItem}>
                  <details>
                    <summary>
                      {item.title}
                      {isPinned(item.index) ? <strong> (risk)</strong> : null}
                    </summary>
                    {item.label}
                  </details>
                </th>
                {own.map((response) => (
                  <Cell
                    key={response.id}
                    value={response.answers[item.index] ?? null}
                    min={item.values.min}
                    max={item.values.max}
                    pinned={isPinned(item.index)}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  );
}

interface CellProps {
  readonly value: number | null;
  readonly min: number;
  readonly max: number;
  readonly pinned: boolean;
}

/** The number says it; the depth of the colour repeats it. */
function Cell({ value, min, max, pinned }: CellProps) {
  const place = pinned ? styles.pinnedCell : styles.heatCell;
  if (value === null) return <td className={place}>–</td>;
  const share = max === min ? 0 : Math.round(((value - min) / (max - min)) * 45);
  return (
    <td
      className={place}
      style={{ background: `color-mix(in srgb, var(--brand) ${share}%, var(--surface))` }}
    >
      {value}
    </td>
  );
}

function dayOf(text: string, zone: string): string {
  const at = parseInstant(text);
  return at.ok ? formatDayMark(at.value, zone) : 'Not known';
}
