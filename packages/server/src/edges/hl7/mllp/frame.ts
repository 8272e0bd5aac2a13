/** Start of a frame (VT), its end (FS) and the carriage return that closes it: MLLP release 1. */
const VT = 0x0b;
const FS = 0x1c;
const CR = 0x0d;

/** Bytes one frame may hold before the connection is refused. A monitor's message has a few thousand. */
export const MAX_FRAME_BYTES = 4 * 1024 * 1024;

/** One thing found on the wire, in order: a whole message, or the start of one that is too large to take. */
export type Framed =
  | { readonly kind: 'message'; readonly bytes: Uint8Array }
  | { readonly kind: 'too-large'; readonly head: Uint8Array };

export interface FrameReader {
  /** Takes the next chunk as it came, cut anywhere, and gives the frames that are now whole. */
  push(chunk: Uint8Array): readonly Framed[];
  /** True while a frame has begun and not ended: a hang-up now leaves nothing behind. */
  isInsideFrame(): boolean;
  /** Bytes seen outside of any frame. They are skipped, and counted so that somebody can notice. */
  noiseBytes(): number;
}

/** Reads MLLP as bytes; characters exist only after a frame is whole. After `too-large` the reader is done. */
export function createFrameReader(maxFrameBytes = MAX_FRAME_BYTES): FrameReader {
  let parts: Uint8Array[] = [];
  let size = 0;
  let inside = false;
  let endSeen = false;
  let refused = false;
  let noise = 0;

  const keep = (piece: Uint8Array): void => {
    if (piece.length === 0) return;
    parts.push(piece.slice());
    size += piece.length;
  };
  const drop = (): void => {
    parts = [];
    size = 0;
  };
  const take = (): Uint8Array => {
    const whole = Buffer.concat(parts, size);
    drop();
    inside = false;
    return whole;
  };

  return {
    push(chunk) {
      const found: Framed[] = [];
      let from = 0;
      for (let at = 0; at < chunk.length && !refused; at++) {
        const byte = chunk[at];
        if (!inside) {
          if (byte === VT) {
            inside = true;
            from = at + 1;
          } else if (byte !== CR && byte !== 0x0a) noise += 1;
          continue;
        }
        if (endSeen) {
          endSeen = false;
          // A sender that forgets the CR shows itself by the next VT; its message is whole all the same.
          if (byte === CR || byte === VT) {
            found.push({ kind: 'message', bytes: take() });
            inside = byte === VT;
            from = at + 1;
            continue;
          }
          keep(Uint8Array.of(FS));
          from = at;
        }
        if (byte === FS) {
          keep(chunk.subarray(from, at));
          endSeen = true;
          from = at + 1;
        } else if (byte === VT) {
          // The sender began again: the torn message before it was never ended, so it is noise.
          noise += size + (at - from);
          drop();
          from = at + 1;
        } else if (size + (at - from) >= maxFrameBytes) {
          keep(chunk.subarray(from, at));
          found.push({ kind: 'too-large', head: Buffer.concat(parts, size).subarray(0, 4096) });
          drop();
          refused = true;
        }
      }
      if (inside && !endSeen && !refused) keep(chunk.subarray(from));
      return found;
    },
    isInsideFrame: () => inside,
    noiseBytes: () => noise,
  };
}

/** Wraps one message for the wire. */
export function frame(bytes: Uint8Array): Uint8Array {
  return Buffer.concat([Uint8Array.of(VT), bytes, Uint8Array.of(FS, CR)]);
}
