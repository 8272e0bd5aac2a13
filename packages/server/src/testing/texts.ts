import { type InstrumentId, textTemplateOf } from '@titrate/clinical/instruments';

/** A text package of an instrument as a clinic would send it, with invented words in every place. */
export function invented(instrument: InstrumentId, language = 'en') {
  const template = textTemplateOf(instrument, language);
  if (template === undefined) throw new Error(`${instrument} has no form`);
  const worded = (options: typeof template.options) =>
    options === undefined
      ? {}
      : { options: options.map(({ value }) => ({ value, text: `Invented ${value}` })) };
  return {
    ...template,
    stem: 'Invented introduction',
    items: template.items.map(({ options, ...item }) => ({
      ...item,
      text: `Invented words ${item.id}`,
      ...worded(options),
    })),
    ...worded(template.options),
    licence: { holder: 'Example clinic', reference: 'R-1' },
  };
}
