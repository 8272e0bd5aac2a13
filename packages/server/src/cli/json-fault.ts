/** Where a text stops being JSON, and why. */
export interface JsonFault {
  /** Both from 1. */
  readonly line: number;
  readonly column: number;
  /** The member or entry it is in, such as `doses[0].amountMg`; empty at the top. */
  readonly path: string;
  readonly reason: string;
}

interface Open {
  readonly kind: '{' | '[';
  key: string;
  index: number;
}

type Expect = 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'comma-or-end' | 'nothing';

/** The first fault of a text that the parser refused; `undefined` if there is none. */
export function jsonFault(text: string): JsonFault | undefined {
  return new Scan(text).run();
}

interface Wrong {
  readonly at: number;
  readonly reason: string;
}

/** Reads token by token without recursion, however deep a document is. */
class Scan {
  readonly #text: string;
  readonly #stack: Open[] = [];
  #expect: Expect = 'value';
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  run(): JsonFault | undefined {
    let wrong: Wrong | undefined;
    while (wrong === undefined) {
      this.#at = match(SPACE, this.#text, this.#at) ?? this.#at;
      const char = this.#text[this.#at];
      if (char === undefined && this.#expect === 'nothing') return undefined;
      wrong = char === undefined ? this.#wrong('the document ends too early') : this.#token(char);
    }
    return { ...position(this.#text, wrong.at), path: pathOf(this.#stack), reason: wrong.reason };
  }

  #token(char: string): Wrong | undefined {
    switch (this.#expect) {
      case 'value':
      case 'value-or-end':
        return this.#value(char);
      case 'key':
      case 'key-or-end':
        return this.#key(char);
      case 'colon':
        if (char !== ':') return this.#wrong(`":" is expected, not ${shown(char)}`);
        this.#at += 1;
        this.#expect = 'value';
        return undefined;
      case 'comma-or-end':
        return this.#commaOrEnd(char);
      case 'nothing':
        return this.#wrong(`nothing more is expected after the document, not ${shown(char)}`);
    }
  }

  #value(char: string): Wrong | undefined {
    if (char === ']' && this.#expect === 'value-or-end') return this.#close();
    if (char === '{' || char === '[') {
      this.#stack.push({ kind: char, key: '', index: 0 });
      this.#expect = char === '{' ? 'key-or-end' : 'value-or-end';
      this.#at += 1;
      return undefined;
    }
    const end = char === '"' ? endOfString(this.#text, this.#at) : match(PLAIN, this.#text, this.#at);
    if (end === undefined) return this.#wrong(unexpected(this.#text, this.#at));
    if (typeof end !== 'number') return end;
    this.#at = end;
    this.#afterValue();
    return undefined;
  }

  #key(char: string): Wrong | undefined {
    if (char === '}' && this.#expect === 'key-or-end') return this.#close();
    if (char !== '"') return this.#wrong(`a member name in double quotes is expected, not ${shown(char)}`);
    const end = endOfString(this.#text, this.#at);
    if (typeof end !== 'number') return end;
    const top = this.#stack.at(-1);
    if (top !== undefined) top.key = this.#text.slice(this.#at + 1, Math.min(end - 1, this.#at + 61));
    this.#at = end;
    this.#expect = 'colon';
    return undefined;
  }

  #commaOrEnd(char: string): Wrong | undefined {
    const top = this.#stack.at(-1);
    const closing = top?.kind === '{' ? '}' : ']';
    if (char === closing) return this.#close();
    if (char !== ',' || top === undefined)
      return this.#wrong(`"," or "${closing}" is expected, not ${shown(char)}`);
    top.index += 1;
    this.#at += 1;
    this.#expect = top.kind === '{' ? 'key' : 'value';
    return undefined;
  }

  #close(): undefined {
    this.#stack.pop();
    this.#at += 1;
    this.#afterValue();
  }

  #afterValue(): void {
    this.#expect = this.#stack.length === 0 ? 'nothing' : 'comma-or-end';
  }

  #wrong(reason: string): Wrong {
    return { at: this.#at, reason };
  }
}

const SPACE = /[ \t\r\n]+/y;
const PLAIN = /(?:true|false|null|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)/y;
const NO_NUMBER = /[+-]?(?:NaN|Infinity)/y;

function match(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

function unexpected(text: string, at: number): string {
  const end = match(NO_NUMBER, text, at);
  if (end !== undefined) return `${text.slice(at, end)} is not a number that JSON has`;
  return `a value is expected, not ${shown(text[at] ?? '')}`;
}

/** One character tells enough; what a document holds is not repeated. */
const shown = (char: string): string => (char < ' ' || char > '~' ? 'this character' : `"${char}"`);

const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/** The place after the closing quote, or what is wrong inside. */
function endOfString(text: string, from: number): number | Wrong {
  for (let at = from + 1; at < text.length; at += 1) {
    const char = text[at] ?? '';
    if (char === '"') return at + 1;
    if (char < ' ') return { at, reason: 'a line break or control character stands in a text' };
    if (char !== '\\') continue;
    const end = match(ESCAPE, text, at);
    if (end === undefined) return { at, reason: 'this escape is not one that JSON has' };
    at = end - 1;
  }
  return { at: text.length, reason: 'a text is not closed' };
}

function pathOf(stack: readonly Open[]): string {
  let path = '';
  for (const { kind, key, index } of stack.slice(0, 20)) {
    if (kind === '[') path += `[${index}]`;
    else if (key !== '') path += path === '' ? key : `.${key}`;
  }
  return path;
}

function position(text: string, at: number): { readonly line: number; readonly column: number } {
  let line = 1;
  let start = 0;
  for (let end = text.indexOf('\n'); end !== -1 && end < at; end = text.indexOf('\n', end + 1)) {
    line += 1;
    start = end + 1;
  }
  return { line, column: at - start + 1 };
}
