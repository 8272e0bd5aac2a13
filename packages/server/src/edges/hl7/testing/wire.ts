import { connect } from 'node:net';
import { createFrameReader, frame } from '../mllp/frame.ts';

/** A sender of its own: writes chunks exactly as given and gathers whole answers. */
export async function sendRaw(
  port: number,
  chunks: readonly Uint8Array[],
  expectedAnswers: number,
  pauseMs = 0,
): Promise<readonly string[]> {
  const socket = connect({ port, host: '127.0.0.1' });
  const reader = createFrameReader();
  const answers: string[] = [];
  const done = new Promise<void>((resolve, reject) => {
    socket.on('data', (chunk) => {
      for (const item of reader.push(chunk)) {
        if (item.kind === 'message') answers.push(Buffer.from(item.bytes).toString('utf8'));
      }
      if (answers.length >= expectedAnswers) resolve();
    });
    socket.on('close', () => resolve());
    socket.on('error', reject);
    setTimeout(
      () => reject(new Error(`only ${answers.length} of ${expectedAnswers} answers came`)),
      8000,
    ).unref();
  });
  for (const chunk of chunks) {
    socket.write(chunk);
    if (pauseMs > 0) await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
  if (expectedAnswers > 0) await done;
  socket.destroy();
  return answers;
}

export const framed = (text: string): Uint8Array => frame(Buffer.from(text, 'utf8'));
