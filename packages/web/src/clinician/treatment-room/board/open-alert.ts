import type { SessionSummary } from '@titrate/contract';

export type OpenAlertView = SessionSummary['alerts'][number];
