import { instrumentById, isInstrumentId, isItemAsked } from '@titrate/clinical/instruments';
import type { ResponseView } from '@titrate/contract';
import { type ClinicTexts, formForStaff } from '../shell/clinic-texts.ts';

export interface ItemRow {
  readonly key: string;
  readonly question: string;
  /** In words; a gap says what kind of gap it is. */
  readonly answer: string;
  readonly value: number | null;
}

/** The answers of a stored form, item by item, then what was asked beside it. */
export function itemRows(
  response: ResponseView,
  texts: Pick<ClinicTexts, 'texts' | 'on'>,
): readonly ItemRow[] {
  const { instrument, answers, extra } = response;
  if (!isInstrumentId(instrument)) return [];
  const form = formForStaff(instrument, texts);
  const items = form.ok
    ? form.value.items.map(({ id, index, label, options }): ItemRow => {
        const value = answers[index] ?? null;
        const words = options.find((option) => option.value === value)?.label;
        const gap = isItemAsked(instrument, answers, index) ? 'Not answered' : 'Not asked';
        return { key: id, question: label, answer: value === null ? gap : (words ?? String(value)), value };
      })
    : [];
  const beside = (instrumentById(instrument).unscored ?? []).map((item): ItemRow => {
    const value = extra[item.id];
    const words = item.options.find((option) => option.value === value)?.label;
    return {
      key: `x:${item.id}`,
      question: item.text ?? item.title,
      answer: words ?? 'Not answered',
      value: null,
    };
  });
  return [...items, ...beside];
}
