export { isItemAsked } from './asked.ts';
export { type BandRange, bandLabel, bandsOf } from './bands.ts';
export { findInstrument, INSTRUMENTS, instrumentById } from './catalogue/index.ts';
export type { ScoreContext } from './engine/context.ts';
export { FLAGS, type FlagCode, type FlagUrgency, flagLabel, flagUrgency, isFlagCode } from './flags.ts';
export { INSTRUMENT_IDS, type InstrumentId, isInstrumentId } from './ids.ts';
export { type ScoreInput, score } from './score.ts';
export type {
  Answer,
  AskedWhen,
  Band,
  Bands,
  Claim,
  FlagRule,
  Instrument,
  Item,
  Licence,
  LoincCode,
  Mark,
  Missing,
  Option,
  Score,
  Scoring,
  Subscale,
  TextPolicy,
  UnscoredItem,
  Values,
  Variant,
} from './types.ts';
