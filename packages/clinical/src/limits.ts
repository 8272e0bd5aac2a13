/** Numbers that more than one subject applies, written once. A number that one rule alone uses stands in that rule. */

/** AR-05 [default]: two independent results further apart than this, in percent of the smaller, do not agree. */
export const DOUBLE_CHECK_TOLERANCE_PERCENT = 1;

/** DOSE-07 [default]: a rate further than this from dose, concentration and time is a wrong field. */
export const RATE_TOLERANCE_PERCENT = 2;

/** IM-03 [default]: a second injection not before so many minutes. */
export const INJECTION_GAP_MIN = 15;

/** ESK-09 (L3, L7 [read]): minutes of rest between two esketamine devices. */
export const REST_BETWEEN_DEVICES_MIN = 5;

/** DW-01 [default]: days for which a dosing weight counts. */
export const WEIGHT_MAX_AGE_D = { induction: 7, maintenance: 30 } as const;

/** SC-119, ESK-07, VG-02 (L7 [read]) and, as a starting value, IV-02: older, from this birthday on. */
export const OLDER_FROM_YEARS = 65;

/** MO-07 [default]: minutes past the due moment, each exceeded, not reached: remind, alert the lead, prompt a pause. */
export const OVERDUE_MIN = { watch: 3, urgent: 8, stop: 15 } as const;

/** UI-43: an observation further ahead of its receipt than this is refused; two clocks may differ by as much. */
export const FUTURE_TOLERANCE_S = 60;

/** UI-35 [default]: an entry recorded more than this after it was observed is a late one, and says so. */
export const LATE_ENTRY_MIN = 5;

/** AE-RULE-1 [default]: an adverse event of this grade or more, or with any seriousness criterion, opens an incident. */
export const INCIDENT_FROM_GRADE = 3;

/** CS-10 [default]: a witness of waste says so within this many minutes. */
export const WITNESS_WITHIN_MIN = 15;
