import { type Instant, instant } from '@titrate/quantity';
import { useMemo, useState } from 'react';
import { Button } from '../../../kit/ui/button.tsx';
import { usePrinting } from '../../../kit/ui/use-printing.ts';
import { useAt, useCharting } from '../record/charting.tsx';
import room from '../treatment-room.module.css';
import { FlowTable } from './flow-table.tsx';
import styles from './flowsheet.module.css';
import { Gutter } from './gutter.tsx';
import { frameOf, PAPER_WIDTH, type View, windowOf } from './layout.ts';
import { Legend } from './legend.tsx';
import { ModelNote } from './model-note.tsx';
import { PredictedTable } from './predicted-table.tsx';
import { Readout } from './readout.tsx';
import { HEIGHT, Sheet } from './sheet.tsx';
import { useLevels } from './use-levels.ts';
import { useRoom } from './use-room.ts';

const GUTTER = 84;
const MIN = 60_000;

/** Trend, dose, events, predicted level and numbers over one time axis; the same entries as a table one key away. */
export function Flowsheet() {
  const { state, zone, session } = useCharting();
  const at = useAt(5000);
  const [view, setView] = useState<View>('session');
  const [asTable, setAsTable] = useState(false);
  const [cursor, setCursor] = useState<Instant>();
  const [bars, setBars] = useState(false);
  const [overlayId, setOverlayId] = useState('');
  const { ref, width } = useRoom();
  const window = windowOf(state, at, view);
  const { from, until } = window;
  const printing = usePrinting();
  const frame = useMemo(
    () =>
      printing
        ? frameOf({ from, until }, PAPER_WIDTH, 0)
        : frameOf({ from, until }, Math.max(200, width - GUTTER)),
    [from, until, width, printing],
  );
  const levels = useLevels({ state, at, until, overlayId });
  const move = (next: number) => setCursor(instant(Math.min(until, Math.max(from, next))));
  return (
    <section className={`${room.card} ${styles.flowsheet}`} aria-labelledby="flowsheet">
      <div className={room.cardHead}>
        <h2 id="flowsheet">Flowsheet, {session.chair?.label ?? 'no chair'}</h2>
        <span className={`${styles.tools} no-print`}>
          <Button look="secondary" size="small" onClick={() => setView(view === 'hour' ? 'session' : 'hour')}>
            {view === 'hour' ? 'Whole session' : 'Last hour'}
          </Button>
          <Button look="secondary" size="small" onClick={() => setBars(!bars)}>
            {bars ? 'Carets' : 'Bars'}
          </Button>
          <Button look="secondary" size="small" onClick={() => setAsTable(!asTable)}>
            {asTable ? 'Show chart' : 'Show table'}
          </Button>
        </span>
      </div>
      {asTable ? (
        <>
          <FlowTable levels={levels} />
          <PredictedTable levels={levels} />
        </>
      ) : (
        <>
          <Legend bars={bars} levels={levels} />
          <Readout at={cursor ?? (at > until ? until : at)} isCursor={cursor !== undefined} levels={levels} />
          <div className={styles.sheet} ref={ref}>
            <Gutter width={GUTTER} height={HEIGHT} levels={levels} />
            <div
              className={styles.scroll}
              role="slider"
              tabIndex={0}
              aria-label="Time cursor of the flowsheet"
              aria-valuemin={Math.round(from / MIN)}
              aria-valuemax={Math.round(until / MIN)}
              aria-valuenow={Math.round((cursor ?? at) / MIN)}
              aria-valuetext={new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeStyle: 'short' }).format(
                cursor ?? at,
              )}
              onKeyDown={(event) => {
                const step = { ArrowLeft: -MIN, ArrowRight: MIN, PageUp: -10 * MIN, PageDown: 10 * MIN }[
                  event.key
                ];
                if (event.key === 'Escape') setCursor(undefined);
                if (step === undefined) return;
                event.preventDefault();
                move((cursor ?? at) + step);
              }}
              onPointerMove={(event) => {
                const svg = event.currentTarget.querySelector('svg');
                if (svg === null) return;
                const inside = event.clientX - svg.getBoundingClientRect().left;
                move(frame.at(inside));
              }}
              onPointerLeave={() => setCursor(undefined)}
            >
              <Sheet
                frame={frame}
                at={at}
                cursor={cursor}
                levels={levels}
                bars={bars}
                zone={zone}
                state={state}
              />
            </div>
          </div>
        </>
      )}
      <ModelNote
        levels={levels}
        order={state.opening?.data.order}
        at={at}
        overlayId={overlayId}
        onOverlay={setOverlayId}
      />
    </section>
  );
}
