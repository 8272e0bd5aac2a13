import { inflateSync } from 'node:zlib';

/** The text a PDF shows, page after page, as a reader's search would find it. Reads files as pdfkit writes them. */
export function textOfPdf(file: Buffer): string {
  const objects = objectsOf(file);
  const fonts = new Map<string, ReadonlyMap<string, string>>();
  for (const { head } of objects.values()) {
    for (const [, name = '', ref = ''] of head.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const unicode = /\/ToUnicode (\d+) 0 R/.exec(objects.get(ref)?.head ?? '')?.[1] ?? '';
      const map = objects.get(unicode)?.stream;
      if (map !== undefined) fonts.set(name, glyphsOf(map));
    }
  }
  const shown = [...objects.values()].flatMap(({ stream }) =>
    stream?.includes(' Tf') ? shownBy(stream, fonts) : [],
  );
  return shown.join(' ').replace(/\s+/g, ' ');
}

interface PdfObject {
  readonly head: string;
  /** Inflated, where it has one. */
  readonly stream: string | undefined;
}

function objectsOf(file: Buffer): ReadonlyMap<string, PdfObject> {
  const text = file.toString('latin1');
  const objects = new Map<string, PdfObject>();
  for (const match of text.matchAll(/(?:^|\n)(\d+) 0 obj\n/g)) {
    const start = match.index + match[0].length;
    const end = text.indexOf('\nendobj', start);
    const at = text.indexOf('stream\n', start);
    const hasStream = at !== -1 && at < end;
    const head = text.slice(start, hasStream ? at : end);
    const body = hasStream ? file.subarray(at + 7, text.lastIndexOf('\nendstream', end)) : undefined;
    objects.set(match[1] ?? '', { head, stream: body === undefined ? undefined : inflated(head, body) });
  }
  return objects;
}

const inflated = (head: string, body: Buffer): string =>
  (head.includes('/FlateDecode') ? inflateSync(body) : body).toString('latin1');

/** Glyph number to character, from the ranges of a ToUnicode map. */
function glyphsOf(map: string): ReadonlyMap<string, string> {
  const glyphs = new Map<string, string>();
  for (const [, first = '', , list = ''] of map.matchAll(/<([0-9a-f]{4})> <([0-9a-f]{4})> \[([^\]]*)\]/gi)) {
    for (const [index, [, code = '']] of [...list.matchAll(/<([0-9a-f ]+)>/gi)].entries()) {
      const glyph = (Number.parseInt(first, 16) + index).toString(16).padStart(4, '0');
      const units = code.replaceAll(' ', '').match(/.{4}/g) ?? [];
      glyphs.set(glyph, String.fromCharCode(...units.map((unit) => Number.parseInt(unit, 16))));
    }
  }
  return glyphs;
}

/** Every run of text of one content stream, in the font that was set before it. */
function shownBy(stream: string, fonts: ReadonlyMap<string, ReadonlyMap<string, string>>): readonly string[] {
  let font: ReadonlyMap<string, string> | undefined;
  const lines: string[] = [];
  for (const [, name, run = ''] of stream.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (name !== undefined) font = fonts.get(name);
    else
      lines.push(
        [...run.matchAll(/<([0-9a-f]+)>/gi)]
          .flatMap(([, hex = '']) => hex.toLowerCase().match(/.{4}/g) ?? [])
          .map((glyph) => font?.get(glyph) ?? '')
          .join(''),
      );
  }
  return lines;
}
