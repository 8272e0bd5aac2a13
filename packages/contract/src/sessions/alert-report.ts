import { z } from 'zod';
import { endpoint } from '../platform/endpoint.ts';
import { CLINICAL_ROLES } from '../platform/roles.ts';

/** What became of the alerts of one rule over a time; an alert that grew worse counts once. */
export const AlertRuleReport = z.object({
  rule: z.string(),
  title: z.string(),
  /** Alerts, and the sessions they came up in. */
  raised: z.int(),
  sessions: z.int(),
  acknowledged: z.int(),
  /** From the alert to its first acknowledgement. */
  medianMinutes: z.number().nullable(),
  slowestMinutes: z.number().nullable(),
  /** Acknowledged with what was done, or ended by an action in the record. */
  actedOn: z.int(),
  /** Went on to a second person or to all staff. */
  escalated: z.int(),
  /** The last that was raised. */
  lastAt: z.iso.datetime({ offset: true }),
  /** Acted on so seldom that its owner reviews or retires it (ALM-19). */
  toReview: z.boolean(),
});
export type AlertRuleReport = z.infer<typeof AlertRuleReport>;

export const ALERT_REPORT_DAYS = [30, 90, 365] as const;

export const alertReport = endpoint({
  id: 'alerts.report',
  method: 'GET',
  path: '/api/clinics/:clinicId/alert-report',
  summary:
    'How often each alert rule was raised, how soon it was acknowledged, and how often somebody acted on it',
  access: { kind: 'staff', roles: ['owner', 'prescriber', 'nurse', 'auditor'] },
  params: z.object({ clinicId: z.uuid() }),
  query: z.object({
    days: z.coerce
      .number()
      .pipe(z.literal([...ALERT_REPORT_DAYS]))
      .default(90),
  }),
  response: z.object({
    from: z.iso.datetime({ offset: true }),
    to: z.iso.datetime({ offset: true }),
    /** A rule acted on in less than this share of its alerts, over so many days or more, is to be reviewed. */
    review: z.object({ belowPercent: z.number(), overDays: z.int() }),
    rules: z.array(AlertRuleReport),
  }),
});

/** The same id twice is one comment. */
export const commentOnAlert = endpoint({
  id: 'alerts.comment',
  method: 'POST',
  path: '/api/clinics/:clinicId/alert-comments',
  summary: 'Comment on an alert; whoever answers for the alert rules finds it in the work list',
  access: { kind: 'staff', roles: CLINICAL_ROLES },
  params: z.object({ clinicId: z.uuid() }),
  body: z.object({
    id: z.uuid(),
    rule: z.string().max(20),
    sessionId: z.uuid(),
    text: z.string().trim().min(3).max(1000),
  }),
  response: z.object({ id: z.uuid() }),
});
