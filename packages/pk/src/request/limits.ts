/** Absolute limits of one simulation. Beyond them the answer is a refusal, not a slow machine. */
export const LIMITS = {
  samples: 500_000,
  doses: 5_000,
  subjects: 200_000,
  /** Subjects × samples of one population request: ten times the largest workload we measure. */
  populationValues: 250_000_000,
  states: 40,
  flows: 1_600,
  outputs: 40,
  /** Twenty years either way from time zero. */
  timeMin: 10_512_000,
  /** Far beyond days of anaesthetic infusion of a heavy person; more is a slip of the unit. */
  doseMg: 10_000,
  inlineAmountMg: 1e9,
  /** Thirty days. */
  durationMin: 43_200,
  weightKg: { least: 1, most: 650 },
  ageYears: { least: 0, most: 130 },
  ratePerMin: 10_000,
  /** ± five on the log or logit scale: a factor of 148. */
  eta: 5,
} as const;
