import {
  COUNT_LOOKBACK_DAYS,
  DIVERSION_LIMITS,
  RECONCILE_LOOKBACK_WEEKS,
  RECONCILE_WITHIN_DAYS,
  SIGNAL_IS,
} from '@titrate/clinical/ledger';
import { type ContentEntry, type ContentValue, sourceText } from './entry.ts';

const plain = { group: 'ledger', facts: [], cases: [], notes: [] } as const;
const ours = (name: string, value: string, meaning: string): ContentValue => ({
  name,
  value,
  meaning,
  mark: 'default',
});

/** What the ledger tells by itself; nothing of it holds a step. */
export const ledgerContent = (): readonly ContentEntry[] => [
  {
    ...plain,
    id: 'CS-08',
    title: 'Count by two people; weekly reconciliation',
    severity: 'information',
    clinicianText:
      'Each clinic day on which stock moved, or lay on the shelf while sessions were held, is counted by two people; each week is reconciled by name. An overdue one is told and holds nothing.',
    values: [
      ours(
        'Days looked back',
        `${COUNT_LOOKBACK_DAYS} d`,
        'Open clinic days further back are not told any more',
      ),
      ours(
        'Time to reconcile',
        `${RECONCILE_WITHIN_DAYS} d`,
        'After the Sunday of a week; then it is overdue',
      ),
      ours(
        'Weeks looked back',
        `${RECONCILE_LOOKBACK_WEEKS} weeks`,
        'Weeks further back are not told any more',
      ),
    ],
    sources: [{ text: sourceText('product'), mark: 'default' }],
  },
  {
    ...plain,
    id: 'CS-16',
    title: 'Signals of diversion',
    severity: 'information',
    clinicianText: `Shown to owner and auditor alone. ${SIGNAL_IS}`,
    values: Object.values(DIVERSION_LIMITS).map(({ id, value, unit, meaning, source, mark }) => ({
      name: id,
      value: `${value} ${unit}`,
      meaning,
      source,
      mark,
    })),
    sources: [{ text: sourceText('product'), mark: 'default' }],
  },
];
