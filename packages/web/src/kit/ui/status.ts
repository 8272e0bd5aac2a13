/**
 * Every status the product shows, in one table: word, tone and shape. A screen names the status; it never
 * chooses a colour. Shape and word carry the meaning without colour (UI-53).
 */
export type Tone = 'neutral' | 'brand' | 'done' | 'caution' | 'refuse' | 'override';
export type Shape = 'ring' | 'dot' | 'half' | 'tick' | 'bar' | 'diamond' | 'cross' | 'pause' | 'dash';

export interface StatusLook {
  readonly word: string;
  readonly tone: Tone;
  readonly shape: Shape;
}

export const STATUS = {
  // where a patient is on the pathway
  enquiry: { word: 'Enquiry', tone: 'neutral', shape: 'ring' },
  intake: { word: 'Intake', tone: 'brand', shape: 'half' },
  assessed: { word: 'Assessed', tone: 'brand', shape: 'dot' },
  suitable: { word: 'Suitable', tone: 'done', shape: 'tick' },
  refer: { word: 'Refer elsewhere', tone: 'caution', shape: 'diamond' },
  excluded: { word: 'Not suitable', tone: 'refuse', shape: 'cross' },
  consented: { word: 'Consented', tone: 'brand', shape: 'tick' },
  planned: { word: 'Planned', tone: 'brand', shape: 'dot' },
  'in-treatment': { word: 'In treatment', tone: 'brand', shape: 'half' },
  'follow-up': { word: 'Follow-up', tone: 'neutral', shape: 'dot' },
  maintenance: { word: 'Maintenance', tone: 'neutral', shape: 'half' },
  ended: { word: 'Ended', tone: 'neutral', shape: 'dash' },
  // a session
  booked: { word: 'Booked', tone: 'neutral', shape: 'ring' },
  gate: { word: 'Gate open', tone: 'caution', shape: 'diamond' },
  ready: { word: 'Ready', tone: 'done', shape: 'tick' },
  dosing: { word: 'Dosing', tone: 'brand', shape: 'dot' },
  paused: { word: 'Paused', tone: 'caution', shape: 'pause' },
  recovery: { word: 'Recovery', tone: 'brand', shape: 'half' },
  discharged: { word: 'Discharged', tone: 'done', shape: 'tick' },
  closed: { word: 'Closed', tone: 'neutral', shape: 'dash' },
  cancelled: { word: 'Cancelled', tone: 'neutral', shape: 'cross' },
  // documents and tasks
  draft: { word: 'Draft', tone: 'caution', shape: 'ring' },
  signed: { word: 'Signed', tone: 'done', shape: 'tick' },
  amended: { word: 'Amended', tone: 'caution', shape: 'half' },
  withdrawn: { word: 'Withdrawn', tone: 'refuse', shape: 'cross' },
  expired: { word: 'Expired', tone: 'refuse', shape: 'dash' },
  due: { word: 'Due', tone: 'caution', shape: 'ring' },
  overdue: { word: 'Overdue', tone: 'refuse', shape: 'diamond' },
  done: { word: 'Done', tone: 'done', shape: 'tick' },
  sent: { word: 'Sent', tone: 'brand', shape: 'dot' },
  opened: { word: 'Opened', tone: 'brand', shape: 'half' },
  new: { word: 'New', tone: 'brand', shape: 'dot' },
  contacted: { word: 'Contacted', tone: 'neutral', shape: 'half' },
  converted: { word: 'Became a patient', tone: 'done', shape: 'tick' },
  declined: { word: 'Declined', tone: 'neutral', shape: 'cross' },
  // a step
  held: { word: 'Held', tone: 'refuse', shape: 'bar' },
  clear: { word: 'Clear', tone: 'done', shape: 'tick' },
  overridden: { word: 'Overridden', tone: 'override', shape: 'diamond' },
  // unknown is never normal (UI-20)
  'not-assessed': { word: 'Not assessed', tone: 'neutral', shape: 'ring' },
  'not-recorded': { word: 'Not recorded', tone: 'neutral', shape: 'ring' },
} as const satisfies Record<string, StatusLook>;

export type Status = keyof typeof STATUS;
export const isStatus = (text: string): text is Status => Object.hasOwn(STATUS, text);

/** Severity of a rule: what it does to the step, from worst to mildest. */
export const SEVERITY = {
  block: { word: 'Block', tone: 'refuse', shape: 'bar', meaning: 'The step is held until the fact changes' },
  override: {
    word: 'Override needed',
    tone: 'override',
    shape: 'diamond',
    meaning: 'A prescriber may go on with a recorded reason',
  },
  caution: { word: 'Caution', tone: 'caution', shape: 'half', meaning: 'Read and acknowledge' },
  information: { word: 'Information', tone: 'neutral', shape: 'dot', meaning: 'No action needed' },
} as const satisfies Record<string, StatusLook & { readonly meaning: string }>;

export type SeverityName = keyof typeof SEVERITY;

/** Priority of an alert (ALM-03). The only user of the alert colours. */
export const ALERT_PRIORITY = {
  high: { word: 'High', sign: '!!!' },
  medium: { word: 'Medium', sign: '!!' },
  low: { word: 'Low', sign: '!' },
  information: { word: 'Information', sign: 'i' },
} as const;
export type AlertPriority = keyof typeof ALERT_PRIORITY;
