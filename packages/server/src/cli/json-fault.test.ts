import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerText } from './answered.ts';
import { jsonFault } from './json-fault.ts';

describe('where a text stops being JSON', () => {
  it.each([
    ['{"subject":{"weightKg":NaN}}', 1, 24, 'subject.weightKg', 'NaN is not a number that JSON has'],
    ['{"timesMin":[0,40,Infinity]}', 1, 19, 'timesMin[2]', 'Infinity is not a number that JSON has'],
    [
      '{"doses":[{},{"amountMg":-Infinity}]}',
      1,
      26,
      'doses[1].amountMg',
      '-Infinity is not a number that JSON has',
    ],
    ['{\n  "a": 1,\n  "b": NaN\n}', 3, 8, 'b', 'NaN is not a number that JSON has'],
    ['NaN', 1, 1, '', 'NaN is not a number that JSON has'],
    ['{"a":1', 1, 7, 'a', 'the document ends too early'],
    ['', 1, 1, '', 'the document ends too early'],
    ['{"a":1,}', 1, 8, 'a', 'a member name in double quotes is expected, not "}"'],
    ['[1,]', 1, 4, '[1]', 'a value is expected, not "]"'],
    ['{"a" 1}', 1, 6, 'a', '":" is expected, not "1"'],
    ['[1 2]', 1, 4, '[0]', '"," or "]" is expected, not "2"'],
    ['{"a":01}', 1, 7, 'a', '"," or "}" is expected, not "1"'],
    ['{"a":undefined}', 1, 6, 'a', 'a value is expected, not "u"'],
    ['1 2', 1, 3, '', 'nothing more is expected after the document, not "2"'],
    ['["a\tb"]', 1, 4, '[0]', 'a line break or control character stands in a text'],
    ['["\\x"]', 1, 3, '[0]', 'this escape is not one that JSON has'],
    ['["a', 1, 4, '[0]', 'a text is not closed'],
    ['\ufeff1', 1, 1, '', 'a value is expected, not this character'],
  ])('%j', (text, line, column, path, reason) => {
    expect(jsonFault(text)).toEqual({ line, column, path, reason });
  });

  it('is nowhere in any JSON, and somewhere in any text that the parser refuses', () => {
    const broken = fc
      .tuple(fc.json(), fc.nat(), fc.constantFrom('', ',', '"', '}', ']', '{', ':', '0', '\\', 'N', '\n'))
      .map(([text, at, piece]) => {
        const place = at % (text.length + 1);
        return text.slice(0, place) + piece + text.slice(place + 1);
      });
    fc.assert(
      fc.property(fc.oneof(fc.json(), broken), (text) => {
        let isJson = true;
        try {
          JSON.parse(text);
        } catch {
          isJson = false;
        }
        expect(jsonFault(text) === undefined).toBe(isJson);
      }),
      { numRuns: 2000 },
    );
  });

  it('is found in deep and in long documents', () => {
    expect(jsonFault(`${'['.repeat(200_000)}NaN`)?.column).toBe(200_001);
    expect(jsonFault(`{"a":"${'x'.repeat(5_000_000)}",}`)?.column).toBe(5_000_009);
  });
});

describe('the answer to a document that is no JSON', () => {
  const messageOf = (text: string): unknown => {
    const { line, failed } = answerText(text, () => ({ ok: true, value: 1 }));
    expect(failed).toBe(true);
    return JSON.parse(line);
  };

  it('says column and member, and the line where there are several', () => {
    expect(messageOf('{"subject":{"weightKg":NaN}}')).toEqual({
      error: {
        type: 'not-json',
        message: 'not a JSON document: NaN is not a number that JSON has, at column 24 (subject.weightKg)',
        path: 'subject.weightKg',
      },
    });
    expect(messageOf('{"a":\n[Infinity]}')).toEqual({
      error: {
        type: 'not-json',
        message: 'not a JSON document: Infinity is not a number that JSON has, at line 2, column 2 (a[0])',
        path: 'a[0]',
      },
    });
    expect(messageOf('NaN')).toMatchObject({
      error: { message: 'not a JSON document: NaN is not a number that JSON has, at column 1', path: '' },
    });
  });
});
