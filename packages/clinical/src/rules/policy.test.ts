import { describe, expect, it } from 'vitest';
import { severityInForce, stricter, thresholdsInForce } from './policy.ts';
import { RULES } from './registry.ts';

const BLOCK = { severity: 'block', relaxable: false } as const;

describe('the severity in force', () => {
  it('is the catalogue’s where the clinic says nothing', () => {
    expect(severityInForce(BLOCK, undefined)).toBe('block');
    expect(severityInForce(BLOCK, { thresholds: { at: 5 } })).toBe('block');
  });

  it('is lifted to what the clinic asks for, and never let down to it', () => {
    const caution = { severity: 'caution', relaxable: false } as const;
    expect(severityInForce(caution, { severity: 'override' })).toBe('override');
    expect(severityInForce(caution, { severity: 'caution' })).toBe('caution');
    expect(severityInForce(caution, { severity: 'information' })).toBe('caution');
  });

  it('a block goes down to an override where it may be relaxed, never lower and nowhere else', () => {
    const relaxable = { severity: 'block', relaxable: true } as const;
    expect(severityInForce(relaxable, { severity: 'override' })).toBe('override');
    expect(severityInForce(relaxable, { severity: 'caution' })).toBe('block');
    expect(severityInForce(BLOCK, { severity: 'override' })).toBe('block');
  });

  it('a milder grade of a relaxable rule is lifted to an override like any other', () => {
    expect(severityInForce({ severity: 'caution', relaxable: true }, { severity: 'override' })).toBe(
      'override',
    );
  });

  it('the stricter of two is named whichever comes first', () => {
    expect(stricter('block', 'caution')).toBe('block');
    expect(stricter('caution', 'block')).toBe('block');
    expect(stricter('override', 'override')).toBe('override');
  });
});

describe('the numbers in force', () => {
  const rule = RULES.find((one) => Object.keys(one.thresholds ?? {}).length > 1);
  if (rule === undefined) throw new Error('no rule has two numbers');
  const catalogue = rule.thresholds ?? {};
  const [name = '', other = ''] = Object.keys(catalogue);

  it('are the catalogue’s where the clinic changed none', () => {
    expect(thresholdsInForce(rule, undefined)).toBe(catalogue);
    expect(thresholdsInForce(rule, { severity: 'block' })).toBe(catalogue);
  });

  it('are the clinic’s own, each alone, in the unit of the catalogue', () => {
    const own = thresholdsInForce(rule, { thresholds: { [name]: 1.5 } });
    expect([own[name]?.at.value, own[name]?.at.unit]).toEqual([1.5, catalogue[name]?.at.unit]);
    expect(own[name]?.tighter).toBe(catalogue[name]?.tighter);
    expect(own[other]).toBe(catalogue[other]);
  });
});
