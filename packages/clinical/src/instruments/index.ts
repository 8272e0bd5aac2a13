export { findInstrument, INSTRUMENTS, instrumentById } from './catalogue/index.ts';
export type { ScoreContext } from './engine/context.ts';
export { INSTRUMENT_IDS, type InstrumentId, isInstrumentId } from './ids.ts';
export { type ScoreInput, score } from './score.ts';
export type {
  Answer,
  AskedWhen,
  Band,
  Bands,
  Claim,
  Flag,
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
