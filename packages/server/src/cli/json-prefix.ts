/** Whether text read so far is a whole JSON value, could still become one, or never can. */
export type PrefixState = 'complete' | 'open' | 'impossible';

type Expect = 'value' | 'value-or-end' | 'key-or-end' | 'key' | 'colon' | 'comma-or-end' | 'nothing';

/**
 * Reads JSON line by line and says after each line whether the whole is complete, open or impossible. It is how a
 * document spread over lines is told from a broken line: a broken line makes what follows impossible at once.
 * It checks structure, not every detail of a number or an escape; the real parser has the last word.
 */
export class JsonPrefix {
  #stack: ('{' | '[')[] = [];
  #expect: Expect = 'value';

  feed(line: string): PrefixState {
    let at = 0;
    while (at < line.length) {
      const char = line[at] ?? '';
      if (char === ' ' || char === '\t' || char === '\r') {
        at += 1;
        continue;
      }
      const next = this.#token(line, at, char);
      if (next === undefined) return 'impossible';
      at = next;
    }
    return this.#expect === 'nothing' ? 'complete' : 'open';
  }

  /** Takes one token; answers with the place after it, or `undefined` when it cannot stand here. */
  #token(line: string, at: number, char: string): number | undefined {
    switch (char) {
      case '{':
      case '[':
        return this.#open(char) ? at + 1 : undefined;
      case '}':
      case ']':
        return this.#close(char === '}' ? '{' : '[') ? at + 1 : undefined;
      case ',':
        return this.#comma() ? at + 1 : undefined;
      case ':':
        if (this.#expect !== 'colon') return undefined;
        this.#expect = 'value';
        return at + 1;
      case '"':
        return this.#string(line, at);
      default:
        return this.#literal(line, at);
    }
  }

  #open(char: '{' | '['): boolean {
    if (this.#expect !== 'value' && this.#expect !== 'value-or-end') return false;
    this.#stack.push(char);
    this.#expect = char === '{' ? 'key-or-end' : 'value-or-end';
    return true;
  }

  #close(opener: '{' | '['): boolean {
    const empty: Expect = opener === '{' ? 'key-or-end' : 'value-or-end';
    if (this.#stack.at(-1) !== opener) return false;
    if (this.#expect !== 'comma-or-end' && this.#expect !== empty) return false;
    this.#stack.pop();
    this.#afterValue();
    return true;
  }

  #comma(): boolean {
    if (this.#expect !== 'comma-or-end') return false;
    this.#expect = this.#stack.at(-1) === '{' ? 'key' : 'value';
    return true;
  }

  // A JSON string never spans lines, so an unfinished one is impossible.
  #string(line: string, at: number): number | undefined {
    STRING.lastIndex = at;
    const match = STRING.exec(line);
    if (match === null) return undefined;
    const isKey = this.#expect === 'key' || this.#expect === 'key-or-end';
    if (isKey) this.#expect = 'colon';
    else if (this.#expect === 'value' || this.#expect === 'value-or-end') this.#afterValue();
    else return undefined;
    return STRING.lastIndex;
  }

  #literal(line: string, at: number): number | undefined {
    if (this.#expect !== 'value' && this.#expect !== 'value-or-end') return undefined;
    LITERAL.lastIndex = at;
    if (LITERAL.exec(line) === null) return undefined;
    this.#afterValue();
    return LITERAL.lastIndex;
  }

  #afterValue(): void {
    this.#expect = this.#stack.length === 0 ? 'nothing' : 'comma-or-end';
  }
}

const STRING = /"(?:[^"\\]|\\.)*"/y;
const LITERAL = /(?:true|false|null|-?[0-9][0-9.eE+-]*)(?![A-Za-z0-9_])/y;
