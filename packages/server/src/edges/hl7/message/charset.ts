import { err, ok, type Problem, type Result } from '@titrate/quantity';

/** HL7 table 0211 as far as devices use it. A set that is not here is refused, never approximated. */
const ENCODINGS: Readonly<Record<string, string>> = {
  'UNICODE UTF-8': 'utf-8',
  'UNICODE UTF8': 'utf-8',
  'UTF-8': 'utf-8',
  ASCII: 'ascii',
  'ISO IR6': 'ascii',
  '8859/1': 'latin1',
  '8859/2': 'iso-8859-2',
  '8859/3': 'iso-8859-3',
  '8859/4': 'iso-8859-4',
  '8859/5': 'iso-8859-5',
  '8859/6': 'iso-8859-6',
  '8859/7': 'iso-8859-7',
  '8859/8': 'iso-8859-8',
  '8859/9': 'windows-1254',
  '8859/15': 'iso-8859-15',
  'GB 18030-2000': 'gb18030',
  'BIG-5': 'big5',
  'KS X 1001': 'euc-kr',
};

/** Bytes to text by the name in MSH-18; `fallback` is the set configured for a device that names none. */
export function decodeText(bytes: Uint8Array, named: string, fallback: string): Result<string, Problem> {
  const name = named === '' ? fallback : named;
  const encoding = ENCODINGS[name];
  const refuse = (message: string) => err({ type: 'bad-charset', message, path: 'MSH-18' });
  if (encoding === undefined)
    return refuse(`character set ${JSON.stringify(name.slice(0, 40))} is not known`);
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (encoding === 'latin1') return ok(buffer.toString('latin1'));
  if (encoding === 'ascii') {
    if (buffer.some((byte) => byte > 0x7f)) return refuse('a byte is outside ASCII, the set that is named');
    return ok(buffer.toString('latin1'));
  }
  try {
    return ok(new TextDecoder(encoding, { fatal: true }).decode(buffer));
  } catch {
    return refuse(`the bytes are not ${name}`);
  }
}
