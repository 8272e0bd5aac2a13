import { describe, expect, it } from 'vitest';
import * as dose from '../../dose/index.ts';
import * as instruments from '../../instruments/index.ts';
import * as outcomes from '../../outcomes/index.ts';
import * as protocols from '../../protocols/index.ts';
import * as session from '../../session/index.ts';
import * as rules from '../index.ts';
import { citationOf, SOURCES, sourceByKey } from './sources.ts';

interface Cited {
  readonly key: string;
  readonly mark: 'read' | 'known' | 'default';
}
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
const isCited = (
  value: Readonly<Record<string, unknown>>,
): value is Readonly<Record<string, unknown>> & Cited =>
  typeof value['key'] === 'string' && ['read', 'known', 'default'].includes(String(value['mark']));

/** Every source that any published catalogue carries: as data, and as a sentence with keys in it. */
function sourcesIn(root: unknown): {
  readonly cited: readonly Cited[];
  readonly sentences: readonly string[];
} {
  const cited: Cited[] = [];
  const sentences: string[] = [];
  const seen = new Set<unknown>();
  const visit = (value: unknown) => {
    if (!isObject(value) || seen.has(value)) return;
    seen.add(value);
    if (isCited(value)) cited.push(value);
    if (typeof value['source'] === 'string') sentences.push(value['source']);
    Object.values(value).forEach(visit);
  };
  visit(root);
  return { cited, sentences };
}

const KEY = /\b(?:[GKLR]\d+|[ES]-[A-Z][A-Z0-9-]*|FDA1|CTC|PADS)\b/g;
const all = sourcesIn([dose, instruments, outcomes, protocols, session, rules].map((part) => ({ ...part })));

describe('the list of sources', () => {
  it('has every key that a rule, protocol or limit cites', () => {
    expect(all.cited.length).toBeGreaterThan(500);
    expect(all.cited.filter((source) => citationOf(source) === undefined)).toEqual([]);
  });

  it('has every key that stands in a sentence about a source', () => {
    const keys = all.sentences.flatMap((sentence) => sentence.match(KEY) ?? []);
    expect(keys.length).toBeGreaterThan(20);
    expect(keys.filter((key) => sourceByKey(key) === undefined)).toEqual([]);
  });

  it('has each key once', () => {
    expect(new Set(SOURCES.map(({ key }) => key)).size).toBe(SOURCES.length);
  });

  it('says whose a value is that stands in no work', () => {
    expect(citationOf({ key: 'IV-05', mark: 'default' })).toBe(
      'Starting value proposed by this product for IV-05; the clinic must confirm it',
    );
    expect(citationOf({ key: 'AC-02', mark: 'known' })).toBe(
      'General professional knowledge behind AC-02, not re-read; check before release',
    );
  });

  it('knows nothing of a key nobody has written down, nor of an own value said to be read', () => {
    expect(citationOf({ key: 'somebody said', mark: 'default' })).toBeUndefined();
    expect(citationOf({ key: 'IV-05', mark: 'read' })).toBeUndefined();
  });
});
