/** What a predicted line is, in the same words beside each one that clinicians see. */
export const PREDICTED_WORDS =
  'Predicted for a typical person, not for this patient; not measured, and no ground for a decision by itself';
