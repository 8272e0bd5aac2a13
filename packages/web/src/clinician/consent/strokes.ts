/** A drawn signature as SVG path data, in a field of 600 × 200, whatever the size of the screen. */
export const FIELD = { width: 600, height: 200 } as const;

/** Longest path the record keeps; drawing on past it adds nothing. */
const MOST_CHARACTERS = 40_000;
/** Closer points than this add size and no shape. */
const NEAR = 2;

export interface Point {
  readonly x: number;
  readonly y: number;
}

const clamp = (value: number, most: number): number => Math.min(Math.max(Math.round(value), 0), most);

export function beginStroke(strokes: string, { x, y }: Point): string {
  return append(strokes, `M${clamp(x, FIELD.width)} ${clamp(y, FIELD.height)}`);
}

/** The same text when the point is too near the last one to show. */
export function drawTo(strokes: string, { x, y }: Point): string {
  const to = { x: clamp(x, FIELD.width), y: clamp(y, FIELD.height) };
  const last = lastPoint(strokes);
  if (last !== undefined && Math.hypot(to.x - last.x, to.y - last.y) < NEAR) return strokes;
  return append(strokes, `L${to.x} ${to.y}`);
}

function append(strokes: string, part: string): string {
  const next = strokes === '' ? part : `${strokes} ${part}`;
  return next.length > MOST_CHARACTERS ? strokes : next;
}

function lastPoint(strokes: string): Point | undefined {
  // A point is at most eight characters long; only the end needs reading.
  const match = /[ML](\d+) (\d+)$/.exec(strokes.slice(-8));
  return match === null ? undefined : { x: Number(match[1]), y: Number(match[2]) };
}

/** A dot is a slip of the pen: a signature has a line. */
export const hasLine = (strokes: string): boolean => strokes.includes('L');
