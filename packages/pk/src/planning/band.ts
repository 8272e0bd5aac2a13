/**
 * The people behind every band on every screen, and the seed that makes them the same ones. Two hundred and fifty-six:
 * scrambled Sobol points are even only at powers of two, and a slider draws these within one frame (16 ms), while twice
 * as many take half as long again. Against 65,536 people the edges then lie 1 % away for infusions (at most 5 %), and 3 %
 * for spray and film (at most 23 %, low on their tail). Differences between models are larger than that.
 */
export const BAND = { subjects: 256, seed: 1 } as const;

/** What a band shows, in the same words beside each one. */
export const BAND_WORDS: string = `9 in 10 of ${BAND.subjects} simulated people (5 to 95 %)`;
