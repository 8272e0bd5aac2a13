import { parseAst } from 'vitest/node';

/** One small change of a source: what a slip of the hand could have written instead. */
export interface Mutant {
  readonly path: string;
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly from: string;
  readonly to: string;
}

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [field: string]: unknown;
}

const COMPARISONS: Readonly<Record<string, string>> = {
  '>=': '>',
  '>': '>=',
  '<=': '<',
  '<': '<=',
  '===': '!==',
  '!==': '===',
  '+': '-',
  '-': '+',
  '*': '/',
  '/': '*',
  '%': '*',
};
const LOGIC: Readonly<Record<string, string>> = { '&&': '||', '||': '&&' };
const CALLS: Readonly<Record<string, string>> = {
  isAtLeast: 'isAbove',
  isAbove: 'isAtLeast',
  isAtMost: 'isBelow',
  isBelow: 'isAtMost',
  some: 'every',
  every: 'some',
  min: 'max',
  max: 'min',
  floor: 'ceil',
  ceil: 'floor',
  plus: 'minus',
  minus: 'plus',
  find: 'findLast',
  findLast: 'find',
};
/** A comparison sign kept as data, as alert tables and thresholds do. */
const SIGNS: Readonly<Record<string, string>> = { '>=': '>', '>': '>=', '<=': '<', '<': '<=' };
/** Properties that are tests or words, not behaviour. */
const NOT_BEHAVIOUR = new Set(['cases', 'typeAnnotation', 'typeArguments', 'typeParameters', 'returnType']);

/** Every mutant of a source, in the order of the text. */
export function mutantsOf(path: string, text: string): Mutant[] {
  const out: Mutant[] = [];
  const put = (start: number, end: number, to: string) => {
    const line = text.slice(0, start).split('\n').length;
    out.push({ path, line, start, end, from: text.slice(start, end), to });
  };
  const visit = (node: Node, within: Node | undefined) => {
    mutate(node, within, text, put);
    for (const [field, value] of Object.entries(node)) {
      if (NOT_BEHAVIOUR.has(field)) continue;
      for (const child of Array.isArray(value) ? value : [value]) {
        if (isNode(child) && !isSkipped(child, node)) visit(child, node);
      }
    }
  };
  const program: unknown = parseAst(text, { lang: 'ts' });
  if (isNode(program)) visit(program, undefined);
  return out.sort((a, b) => a.start - b.start);
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
}

/** Types, imports, tables of cases, and the fallback that the compiler asks for behind an index. */
function isSkipped(node: Node, within: Node): boolean {
  if (node.type.startsWith('TS') && !/^TS(As|Satisfies|NonNull)/.test(node.type)) return true;
  if (node.type === 'ImportDeclaration') return true;
  if (node.type === 'Property' && isNode(node['key']) && node['key']['name'] === 'cases') return true;
  return (
    within.type === 'LogicalExpression' &&
    within['operator'] === '??' &&
    within['right'] === node &&
    isIndexed(within['left'])
  );
}

const isIndexed = (node: unknown): boolean =>
  isNode(node) && node.type === 'MemberExpression' && node['computed'] === true;

type Put = (start: number, end: number, to: string) => void;

function mutate(node: Node, within: Node | undefined, text: string, put: Put): void {
  switch (node.type) {
    case 'BinaryExpression':
    case 'LogicalExpression':
      operator(node, text, put);
      break;
    case 'UnaryExpression':
      if (node['operator'] === '!' && isNode(node['argument'])) put(node.start, node['argument'].start, '');
      break;
    case 'Literal':
      literal(node, within, put);
      break;
    case 'ConditionalExpression':
    case 'IfStatement': {
      const test = node['test'];
      if (isNode(test) && !/^(Binary|Logical|Unary)/.test(test.type))
        put(test.start, test.end, `!(${text.slice(test.start, test.end)})`);
      break;
    }
    case 'CallExpression':
      call(node['callee'], put);
      break;
  }
}

function operator(node: Node, text: string, put: Put): void {
  const { left, right } = node;
  const sign = String(node['operator']);
  const other = COMPARISONS[sign] ?? LOGIC[sign];
  if (other === undefined || !isNode(left) || !isNode(right)) return;
  // A text put together with "+" is wording.
  if (
    sign === '+' &&
    [left, right].some((side) => /^Template|^Literal/.test(side.type) && typeof side['value'] !== 'number')
  )
    return;
  const at = left.end + text.slice(left.end, right.start).indexOf(sign);
  put(at, at + sign.length, other);
}

function literal(node: Node, within: Node | undefined, put: Put): void {
  const { value } = node;
  // The compiler asks for the keys of a record; a changed one does not compile.
  if (within?.type === 'Property' && within['key'] === node) return;
  if (typeof value === 'boolean') put(node.start, node.end, String(!value));
  if (typeof value === 'number') put(node.start, node.end, nudged(value));
  if (typeof value === 'string') {
    const sign = SIGNS[value];
    if (sign !== undefined) put(node.start, node.end, `'${sign}'`);
  }
}

/** One step of the last decimal place: 180 becomes 181, 0.05 becomes 0.06. A factor of units changes by a tenth. */
function nudged(value: number): string {
  if (Math.abs(value) >= 1000) return String(Math.round(value * 1.1));
  const places = /e/.test(String(value)) ? 0 : (String(value).split('.')[1] ?? '').length;
  const next = places === 0 ? value + 1 : Number((value + 10 ** -places).toFixed(places));
  return next === value ? String(value * 2) : String(next);
}

function call(callee: unknown, put: Put): void {
  if (!isNode(callee) || callee.type !== 'MemberExpression') return;
  const { property } = callee;
  if (!isNode(property)) return;
  const other = CALLS[String(property['name'])];
  if (other !== undefined) put(property.start, property.end, other);
}
