/** Where a missing input can be supplied: a page of this patient, or a sentence where there is none. */
export type Supply =
  | { readonly kind: 'page'; readonly path: string; readonly words: string }
  | { readonly kind: 'words'; readonly words: string };

const page = (path: string, words: string): Supply => ({ kind: 'page', path, words });

export function whereToSupply(input: string): Supply {
  const [kind = '', name = ''] = input.split('.');
  switch (kind) {
    case 'facts':
      return page('history', 'Answer it in the history');
    case 'medicines':
      return page('history', 'Go through the medicines');
    case 'allergies':
      return page('history', 'Go through the allergies');
    case 'antidepressantTrials':
      return page('history', 'Go through earlier treatments');
    case 'vitals':
      return page('history', 'Record vital signs');
    case 'measurements':
      return page(
        'history',
        name === 'weight' || name === 'height' ? 'Measure and record it' : 'Record the result',
      );
    case 'instruments':
      return page('tasks', 'Send or fill in the questionnaire');
    case 'records':
      return name === 'treatmentConsent' || name === 'offLabelConsent'
        ? page('consent', 'Go to consent')
        : page('history', 'File it in the history');
    case 'patient':
      return page('details', 'Add it to the details');
    case 'treatment':
      return { kind: 'words', words: 'Choose it above and evaluate again' };
    case 'site':
      return { kind: 'words', words: 'The owner records it for the clinic' };
    case 'exposure':
      return { kind: 'words', words: 'Counted from sessions given here' };
    default:
      return { kind: 'words', words: 'Ask the patient' };
  }
}
