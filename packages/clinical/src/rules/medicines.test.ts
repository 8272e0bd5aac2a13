import { describe, expect, it } from 'vitest';
import { DRUG_CLASSES, MEDICINES, resolveMedicine } from './medicines.ts';

const ingredients = (name: string, rxnorm?: string) =>
  resolveMedicine(rxnorm === undefined ? { name } : { name, rxnorm })?.ingredients.map(
    (entry) => entry.ingredient,
  );

describe('Resolving a medicine', () => {
  it.each([
    ['sertraline', ['sertraline']],
    ['Zoloft', ['sertraline']],
    ['ZOLOFT 50 mg tablets, once daily', ['sertraline']],
    ['St. John’s Wort', ['st johns wort']],
    ["St John's wort 300 mg", ['st johns wort']],
    ['Divalproex Sodium 500 MG Delayed Release Oral Tablet', ['valproate']],
    ['24 HR Metoprolol Succinate 100 MG Extended Release Oral Tablet', ['metoprolol']],
    ['Hydrochlorothiazide 25 MG Oral Tablet', ['hydrochlorothiazide']],
    ['Acetaminophen 325 MG / Oxycodone Hydrochloride 5 MG Oral Tablet', ['acetaminophen', 'oxycodone']],
    ['Suboxone', ['buprenorphine/naloxone']],
    ['buprenorphine / naloxone film', ['buprenorphine', 'naloxone']],
    ['insulin isophane, human 70 UNT/ML', ['insulin']],
    ['NuvaRing 0.12/0.015 MG per 24HR 21 Day Vaginal Ring', ['etonogestrel']],
    ['NDA020503 200 ACTUAT Albuterol 0.09 MG/ACTUAT Metered Dose Inhaler', ['albuterol']],
    ['Albuterol 0.09 MG/ACTUAT Metered Dose Inhaler', ['albuterol']],
    ['fluticasone nasal spray', ['fluticasone nasal']],
    ['120 ACTUAT Fluticasone propionate 0.044 MG/ACTUAT Metered Dose Inhaler', ['fluticasone inhaled']],
    ['budesonide inhalation powder', ['budesonide inhaled']],
    ['fluticasone propionate', ['fluticasone']],
    ['lisinopril and hydrochlorothiazide', ['lisinopril', 'hydrochlorothiazide']],
    ['Ambien CR 12.5mg prn', ['zolpidem']],
    ['lithium carbonate 300 mg', ['lithium']],
    ['dexamfetamine', ['dextroamphetamine']],
    ['sertraline (generic)', ['sertraline']],
    ['oral tablet / sertraline 50 mg', ['sertraline']],
    ['Zoloft / sertraline 50 mg', ['sertraline']],
  ])('reads %j as %j', (name, expected) => {
    expect(ingredients(name)).toEqual(expected);
  });

  it.each([
    '',
    '   ',
    'Zzyxoril 5 mg',
    '10 mg',
    'aspirin phenelzin',
    'acetaminophen / foobarine',
    'acetaminophen 325 mg / foobarine 5 mg tablet',
    'blood pressure pill',
    'x'.repeat(5000),
  ])('does not guess %j', (name) => {
    expect(resolveMedicine({ name })).toBeUndefined();
  });

  it('takes the RxNorm ingredient code, and keeps the name beside it when they differ', () => {
    expect(resolveMedicine({ rxnorm: '3322' })?.ingredients.map((entry) => entry.ingredient)).toEqual([
      'diazepam',
    ]);
    expect(ingredients('fluticasone inhaler', '41126')).toEqual(['fluticasone inhaled']);
    expect(ingredients('phenelzine', '3322')).toEqual(['diazepam', 'phenelzine']);
    expect(resolveMedicine({ rxnorm: '999999999' })).toBeUndefined();
  });
});

describe('The dictionary of medicines', () => {
  it('has an ingredient for every class a rule may name', () => {
    const used = new Set(MEDICINES.flatMap((entry) => entry.classes));
    expect(DRUG_CLASSES.filter((name) => !used.has(name))).toEqual([]);
  });

  it('resolves every name it holds to its own ingredient', () => {
    for (const entry of MEDICINES) {
      for (const name of [entry.ingredient.replace('/', ' '), ...entry.names]) {
        const found = resolveMedicine({ name })?.ingredients ?? [];
        const classes = new Set(found.flatMap((one) => one.classes));
        for (const needed of entry.classes) expect(classes, `${name} as ${needed}`).toContain(needed);
        expect(found.length, name).toBeGreaterThan(0);
      }
    }
  });

  it('uses each ingredient and each RxNorm code once', () => {
    const codes = MEDICINES.flatMap((entry) => (entry.rxnorm === undefined ? [] : [entry.rxnorm.code]));
    expect(new Set(codes).size).toBe(codes.length);
    const marks = MEDICINES.flatMap((entry) => (entry.rxnorm === undefined ? [] : [entry.rxnorm.mark]));
    expect([...new Set(marks)].sort()).toEqual(['known', 'read']);
    expect(new Set(MEDICINES.map((entry) => entry.ingredient)).size).toBe(MEDICINES.length);
  });

  it('resolves nothing of a text that is too long to be one prescription: its end could be anything', () => {
    const padded = (length: number) => 'sertraline'.padEnd(length, ' ');
    expect(resolveMedicine({ name: padded(400) })?.ingredients.map(({ ingredient }) => ingredient)).toEqual([
      'sertraline',
    ]);
    expect(resolveMedicine({ name: padded(401) })).toBeUndefined();
  });
});
