import { textTemplateOf } from '@titrate/clinical/instruments';
import { parseCivilDate } from '@titrate/quantity';
import { expect, it } from 'vitest';
import { readPackage } from './read-package.ts';

const parsed = parseCivilDate('2026-03-02');
if (!parsed.ok) throw new Error('the test date is wrong');
const on = parsed.value;

const template = JSON.parse(JSON.stringify(textTemplateOf('isi', 'en')));
const filled = JSON.parse(
  JSON.stringify(template, (key, value) => (value === '' ? `Invented ${key}` : value)),
);

it('reads what a clinic filled in', () => {
  const read = readPackage(JSON.stringify(filled), on);
  expect(read).toMatchObject({ ok: true, texts: { instrument: 'isi', language: 'en' }, json: filled });
});

it('shows every problem of an empty template at its place', () => {
  const read = readPackage(JSON.stringify(template), on);
  const paths = read.ok ? [] : read.problems.map(({ path }) => path);
  expect(paths).toEqual(
    expect.arrayContaining(['stem', 'items[0].text', 'options[4].text', 'licence.holder']),
  );
});

it.each([
  ['{"instrument": "isi",\n nonsense', /not JSON: look at line 2/],
  ['', /not JSON/],
  ['[]', /expected an object/],
  [JSON.stringify({ ...filled, stem: 'x'.repeat(260 * 1024) }), /Larger than/],
  [
    JSON.stringify({ ...filled, licence: { holder: 'h', reference: 'r', validUntil: '2026-03-01' } }),
    /ended on/,
  ],
])('says what is wrong with %.40j', (text, message) => {
  const read = readPackage(text, on);
  expect(read.ok ? '' : read.problems[0]?.message).toMatch(message);
});
