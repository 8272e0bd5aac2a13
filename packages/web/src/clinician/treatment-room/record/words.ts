/** The words of the record stand in the contract, so that screen and print say the same (UI-49). */
export {
  ANSWER_WORDS,
  DUE_WORDS,
  HALT_WORDS,
  isDueItem,
  KIND_WORDS,
  MEDICINE_CLASS_WORDS,
  optionsOf,
  PHASE_WORDS,
  PRODUCT_WORDS,
  ROUTE_WORDS,
  SYMPTOM_WORDS,
} from '@titrate/contract';
