/**
 * Wording that does not ship with the definitions: a clinic's own licensed text, a translation, or our
 * separate content package for texts under conditions.
 */
import {
  type CivilDate,
  err,
  ok,
  type Problem,
  parseCivilDate,
  type Refusal,
  type Result,
} from '@titrate/quantity';
import { findInstrument } from './catalogue/index.ts';
import { isAllowed } from './engine/answers.ts';
import type { InstrumentId } from './ids.ts';
import { textPolicyOf } from './text-policy.ts';
import type { Instrument, Values } from './types.ts';

export interface OptionText {
  readonly value: number;
  readonly text: string;
}

export interface TextPackage {
  readonly instrument: InstrumentId;
  /** Definition version the wording belongs to. */
  readonly version: string;
  /** BCP 47 tag such as `en` or `de-CH`. Translations are licensed and validated on their own. */
  readonly language: string;
  readonly stem?: string;
  /** One entry for each item, in the order of the form. */
  readonly items: readonly { readonly text: string; readonly options?: readonly OptionText[] }[];
  /** Words of the answers, shared by all items that have none of their own. */
  readonly options?: readonly OptionText[];
  readonly licence: {
    readonly holder: string;
    /** Contract or permission number, so that anyone can ask for it. */
    readonly reference: string;
    /** Last day of the licence; absent when it does not end. */
    readonly validUntil?: CivilDate;
  };
}

const TEXT_MAX = 2_000;
/** Holder and reference stand on one line under every form. */
const LICENCE_MAX = 300;
const LANGUAGE_MAX = 35;
const LANGUAGE = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;

type Fields = { readonly [key: string]: unknown };
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Reads a clinic's "bring your own text" document. Every problem is reported at once with its path
 * (`texts.items[3].text`); nothing is guessed or filled in.
 */
export function parseTextPackage(json: unknown, path: string): Result<TextPackage, Refusal> {
  const problems: Problem[] = [];
  const at = (key: string): string => (path === '' ? key : `${path}.${key}`);
  if (!isFields(json)) return err([problem('not-an-object', 'expected an object', path)]);
  refuseUnknown(json, MEMBERS.texts, path, problems);
  const instrument = findInstrument(json['instrument']);
  if (instrument === undefined) {
    return err([problem('unknown-instrument', 'no instrument has this id', at('instrument'))]);
  }
  if (instrument.items.length === 0) {
    return err([problem('no-items', 'this instrument has no form to give words to', at('instrument'))]);
  }
  if (json['version'] !== instrument.version) {
    problems.push(problem('wrong-version', `expected ${instrument.version}`, at('version')));
  }
  const language = json['language'];
  if (typeof language !== 'string' || language.length > LANGUAGE_MAX || !LANGUAGE.test(language)) {
    problems.push(problem('not-a-language', 'expected a language tag such as en or de-CH', at('language')));
  } else if (language === 'en' && textPolicyOf(instrument.id) === 'included') {
    const message = `the English wording of ${instrument.shortTitle} ships with the product; only translations are imported`;
    problems.push(problem('ships-already', message, at('language')));
  }
  const stem = json['stem'] === undefined ? undefined : readText(json['stem'], at('stem'), problems);
  const options = readOptions(json['options'], undefined, at('options'), problems);
  const items = readItems(json['items'], instrument, at('items'), problems);
  const licence = readLicence(json['licence'], at('licence'), problems);
  if (options !== undefined) checkShared(options, items, instrument, at('options'), problems);
  if (problems.length > 0 || typeof language !== 'string' || licence === undefined) return err(problems);
  return ok({
    instrument: instrument.id,
    version: instrument.version,
    language,
    ...(stem === undefined ? {} : { stem }),
    items,
    ...(options === undefined ? {} : { options }),
    licence,
  });
}

const problem = (type: string, message: string, path: string): Problem => ({ type, message, path });

/** `title` and, of an item, `id` stand in the template for whoever fills it in. */
const MEMBERS = {
  texts: ['instrument', 'version', 'language', 'title', 'stem', 'items', 'options', 'licence'],
  item: ['id', 'title', 'text', 'options'],
  option: ['value', 'text'],
  licence: ['holder', 'reference', 'validUntil'],
} as const;

/** A misspelt member must not be lost in silence: the form would open without what it said. */
function refuseUnknown(fields: Fields, known: readonly string[], path: string, problems: Problem[]): void {
  for (const key of Object.keys(fields)) {
    if (known.includes(key)) continue;
    const message = `nothing is read from here; expected only ${known.join(', ')}`;
    problems.push(problem('unknown-member', message, path === '' ? key : `${path}.${key}`));
  }
}

/** No store and no screen takes control characters and halves of characters for text. */
const UNPRINTABLE = /[^\P{Cc}\t\n\r]/u;

function readText(value: unknown, path: string, problems: Problem[], most = TEXT_MAX): string {
  if (typeof value !== 'string' || value.trim() === '') {
    problems.push(problem('text-missing', 'expected words', path));
    return '';
  }
  if (value.length > most) {
    problems.push(problem('text-too-long', `expected at most ${most} characters`, path));
  }
  if (!value.isWellFormed() || UNPRINTABLE.test(value)) {
    problems.push(problem('not-text', 'expected text without control characters', path));
  }
  return value;
}

function readItems(
  value: unknown,
  instrument: Instrument,
  path: string,
  problems: Problem[],
): TextPackage['items'] {
  const expected = instrument.items.length;
  if (!Array.isArray(value) || value.length !== expected) {
    problems.push(problem('wrong-length', `expected ${expected} items in the order of the form`, path));
    return [];
  }
  return instrument.items.map((item, i) => {
    const entry: unknown = value[i];
    const here = `${path}[${i}]`;
    if (!isFields(entry)) {
      problems.push(problem('not-an-object', 'expected an object', here));
      return { text: '' };
    }
    refuseUnknown(entry, MEMBERS.item, here, problems);
    if (entry['id'] !== undefined && entry['id'] !== item.id) {
      problems.push(problem('wrong-item', `expected item ${item.id} in this place`, `${here}.id`));
    }
    const text = readText(entry['text'], `${here}.text`, problems);
    const options = readOptions(entry['options'], item.values, `${here}.options`, problems);
    return options === undefined ? { text } : { text, options };
  });
}

/** Options that name a value the item does not have, or leave one out, would put words to wrong numbers. */
function readOptions(
  value: unknown,
  values: Values | undefined,
  path: string,
  problems: Problem[],
): readonly OptionText[] | undefined {
  if (value === undefined) return undefined;
  if (!Array.isArray(value)) {
    problems.push(problem('not-a-list', 'expected a list of options', path));
    return undefined;
  }
  const read = value.map((entry: unknown, i): OptionText => {
    const here = `${path}[${i}]`;
    if (!isFields(entry) || typeof entry['value'] !== 'number' || !Number.isInteger(entry['value'])) {
      problems.push(problem('not-an-option', 'expected a whole-number value and a text', here));
      return { value: 0, text: '' };
    }
    refuseUnknown(entry, MEMBERS.option, here, problems);
    return { value: entry['value'], text: readText(entry['text'], `${here}.text`, problems) };
  });
  if (values !== undefined && !covers(read, values)) {
    problems.push(problem('wrong-options', 'expected each value of the item exactly once', path));
  }
  return read;
}

function covers(options: readonly OptionText[], values: Values): boolean {
  const given = new Set(options.map(({ value }) => value));
  const wanted = values.max - values.min + 1 - (values.except?.length ?? 0);
  return (
    options.length === wanted &&
    given.size === wanted &&
    options.every(({ value }) => isAllowed(values, value))
  );
}

function checkShared(
  options: readonly OptionText[],
  items: TextPackage['items'],
  instrument: Instrument,
  path: string,
  problems: Problem[],
): void {
  const uncovered = instrument.items.find(
    (item, i) => items[i]?.options === undefined && !covers(options, item.values),
  );
  if (uncovered !== undefined) {
    const message = `expected each value of item ${uncovered.id} exactly once, or options of its own`;
    problems.push(problem('wrong-options', message, path));
  }
}

function readLicence(value: unknown, path: string, problems: Problem[]): TextPackage['licence'] | undefined {
  if (!isFields(value)) {
    problems.push(problem('licence-missing', 'expected who licensed the wording, and a reference', path));
    return undefined;
  }
  refuseUnknown(value, MEMBERS.licence, path, problems);
  const holder = readText(value['holder'], `${path}.holder`, problems, LICENCE_MAX);
  const reference = readText(value['reference'], `${path}.reference`, problems, LICENCE_MAX);
  const until = value['validUntil'];
  if (until === undefined || until === null) return { holder, reference };
  const validUntil = parseCivilDate(typeof until === 'string' ? until : '', `${path}.validUntil`);
  if (validUntil.ok) return { holder, reference, validUntil: validUntil.value };
  problems.push(validUntil.error);
  return undefined;
}
