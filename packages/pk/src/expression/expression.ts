/**
 * Rate expressions of the model files: numbers, named parameters, `+ - * / ^` and parentheses.
 * Parsed once to closures over a parameter vector; nothing is ever evaluated as code.
 */
export type Expression = (parameters: Float64Array) => number;

type Token = { readonly kind: 'number' | 'name' | 'symbol'; readonly text: string };

export function compileExpression(text: string, indexOf: (name: string) => number | undefined): Expression {
  const tokens = tokenise(text);
  let at = 0;
  const peek = (): string => tokens[at]?.text ?? '';

  function sum(): Expression {
    let left = product();
    while (peek() === '+' || peek() === '-') {
      const operator = peek();
      at += 1;
      const a = left;
      const b = product();
      left = operator === '+' ? (p) => a(p) + b(p) : (p) => a(p) - b(p);
    }
    return left;
  }

  function product(): Expression {
    let left = power();
    while (peek() === '*' || peek() === '/') {
      const operator = peek();
      at += 1;
      const a = left;
      const b = power();
      left = operator === '*' ? (p) => a(p) * b(p) : (p) => a(p) / b(p);
    }
    return left;
  }

  function power(): Expression {
    const base = atom();
    if (peek() !== '^') return base;
    at += 1;
    const exponent = power();
    return (p) => base(p) ** exponent(p);
  }

  function atom(): Expression {
    const token = tokens[at];
    at += 1;
    if (token === undefined) throw new Error(`Model expression "${text}" ends too early`);
    if (token.text === '(') {
      const inner = sum();
      if (peek() !== ')') throw new Error(`Model expression "${text}" misses ")"`);
      at += 1;
      return inner;
    }
    if (token.kind === 'number') {
      const value = Number(token.text);
      return () => value;
    }
    if (token.kind === 'name') {
      const index = indexOf(token.text);
      if (index === undefined)
        throw new Error(`Model expression "${text}" names an unknown parameter ${token.text}`);
      return (p) => p[index] ?? Number.NaN;
    }
    throw new Error(`Model expression "${text}" has an unexpected "${token.text}"`);
  }

  const whole = sum();
  if (at !== tokens.length) throw new Error(`Model expression "${text}" has an unexpected "${peek()}"`);
  return whole;
}

function tokenise(text: string): readonly Token[] {
  const tokens: Token[] = [];
  const pattern = /\s*(?:(\d+(?:\.\d+)?)|([A-Za-z][A-Za-z0-9_]*)|([-+*/^()]))/y;
  while (pattern.lastIndex < text.length) {
    const from = pattern.lastIndex;
    const match = pattern.exec(text);
    if (match === null) throw new Error(`Model expression "${text}" cannot be read at position ${from}`);
    const [, number, name, symbol] = match;
    if (number !== undefined) tokens.push({ kind: 'number', text: number });
    else if (name !== undefined) tokens.push({ kind: 'name', text: name });
    else tokens.push({ kind: 'symbol', text: symbol ?? '' });
  }
  return tokens;
}
