import { decimal, instantText, integer, list, object, oneOf, optional, text } from '../schema/schema.ts';

export const BANDS = ['watch', 'urgent', 'stop'] as const;
export type Band = (typeof BANDS)[number];
export const PRIORITIES = ['low', 'medium', 'high'] as const;
export type Priority = (typeof PRIORITIES)[number];

export const alertData = {
  /** Written by the server from `alertEventsToAppend`. A worse band of the same episode is raised again under the same `alertId`. */
  'alert.raised': object({
    alertId: text({ max: 80 }),
    rule: text({ max: 40 }),
    ruleVersion: text({ max: 20 }),
    /** One open alert per condition: the rule, or rule and symptom (`AL-11:chest-pain`). */
    condition: text({ max: 80 }),
    band: oneOf(BANDS),
    priority: oneOf(PRIORITIES),
    /** When the first reading of this episode was observed. */
    since: instantText,
    /** 1 for the first raising of the session, counting recurrences. */
    count: integer({ min: 1, max: 10_000 }),
    value: optional(decimal({ min: -1000, max: 10_000, places: 6 })),
    unit: optional(text({ max: 20 })),
    limit: optional(text({ max: 80 })),
    text: text({ max: 400 }),
    /** Event ids of the readings that were used. */
    inputs: list(text({ max: 80 }), { max: 50 }),
  }),
  /** Someone has seen it and says so by name: it goes quiet on every screen, and stays visible until resolved. */
  'alert.acknowledged': object({
    condition: text({ max: 80 }),
    alertId: optional(text({ max: 80 })),
    action: optional(text({ max: 1000 })),
  }),
  'alert.escalated': object({
    condition: text({ max: 80 }),
    alertId: text({ max: 80 }),
    level: oneOf(['second-person', 'all-staff']),
    /** The second person by name, where one was named. */
    to: optional(object({ id: text({ max: 80 }), name: text({ max: 200 }) })),
  }),
  'alert.resolved': object({
    condition: text({ max: 80 }),
    alertId: optional(text({ max: 80 })),
    /** `condition-ended` and `re-evaluated` are written by the server; `action-recorded` by a person, for conditions no reading can end. */
    reason: oneOf(['condition-ended', 'action-recorded', 're-evaluated']),
    note: optional(text({ max: 1000 })),
  }),
} as const;
