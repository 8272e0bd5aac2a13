import { createServer, type Socket } from 'node:net';
import { createFrameReader, type Framed, frame, MAX_FRAME_BYTES } from './frame.ts';

/** Where a message came from, as the operating system knows it. */
export interface Peer {
  readonly address: string;
  readonly port: number;
}

export interface MllpOptions {
  /** Answers one message; `undefined` where no answer is wanted. It resolves only after the data are safe. */
  readonly answer: (bytes: Uint8Array, peer: Peer) => Promise<Uint8Array | undefined>;
  /** Answers a message that is too large to take, from its first bytes; the connection then ends. */
  readonly answerTooLarge: (head: Uint8Array) => Uint8Array;
  /** What went wrong on a connection: a kind and counts, never message text. */
  readonly onTrouble?: (kind: 'failed' | 'idle' | 'too-large' | 'torn', peer: Peer, error?: unknown) => void;
  readonly maxFrameBytes?: number;
  /** A connection that is silent for so long ends; a frame that stands still ends it after `frameIdleMs`. */
  readonly idleMs?: number;
  readonly frameIdleMs?: number;
  readonly maxConnections?: number;
}

export interface MllpServer {
  /** Begins to listen and gives the port in use (`port` 0 picks a free one). */
  listen(port: number, host?: string): Promise<number>;
  /** Takes no more, finishes and answers what has arrived whole, then ends every connection. */
  close(): Promise<void>;
}

const READ_AHEAD = 16;

/** An MLLP listener: one message, one answer, in the order of arrival, over any number of connections. */
export function createMllpServer(options: MllpOptions): MllpServer {
  const connections = new Map<Socket, () => Promise<void>>();
  const server = createServer((socket) => {
    connections.set(socket, serve(socket, options));
    socket.once('close', () => connections.delete(socket));
  });
  server.maxConnections = options.maxConnections ?? 256;

  return {
    listen: (port, host = '127.0.0.1') =>
      new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, host, () => {
          server.off('error', reject);
          const address = server.address();
          resolve(typeof address === 'object' && address !== null ? address.port : port);
        });
      }),
    close: async () => {
      const stopped = new Promise<void>((resolve) => server.close(() => resolve()));
      await Promise.all([...connections.values()].map((finish) => finish()));
      await stopped;
    },
  };
}

/** Serves one connection; gives the function that finishes it. */
function serve(socket: Socket, options: MllpOptions): () => Promise<void> {
  const { idleMs = 15 * 60_000, frameIdleMs = 30_000, maxFrameBytes = MAX_FRAME_BYTES } = options;
  const peer: Peer = { address: socket.remoteAddress ?? '', port: socket.remotePort ?? 0 };
  const reader = createFrameReader(maxFrameBytes);
  let queue: Promise<void> = Promise.resolve();
  let waiting = 0;
  let ended = false;

  const answerOne = async (item: Framed): Promise<void> => {
    if (ended) return;
    if (item.kind === 'too-large') {
      options.onTrouble?.('too-large', peer);
      ended = true;
      socket.end(frame(options.answerTooLarge(item.head)));
      return;
    }
    try {
      const answer = await options.answer(item.bytes, peer);
      if (answer !== undefined && socket.writable) socket.write(frame(answer));
    } catch (error) {
      // No answer and a closed line: the sender keeps its message and tries again.
      options.onTrouble?.('failed', peer, error);
      ended = true;
      socket.destroy();
    }
  };
  const setIdle = (): void => {
    socket.setTimeout(waiting > 0 ? 0 : reader.isInsideFrame() ? frameIdleMs : idleMs);
  };

  socket.setNoDelay(true);
  setIdle();
  socket.on('data', (chunk) => {
    if (ended) return;
    for (const item of reader.push(chunk)) {
      waiting += 1;
      queue = queue
        .then(() => answerOne(item))
        .then(() => {
          waiting -= 1;
          if (waiting < READ_AHEAD && !ended) socket.resume();
          setIdle();
        });
    }
    if (waiting >= READ_AHEAD) socket.pause();
    setIdle();
  });
  socket.on('timeout', () => {
    options.onTrouble?.('idle', peer);
    ended = true;
    socket.destroy();
  });
  socket.on('error', (error) => options.onTrouble?.('torn', peer, error));
  socket.on('close', () => {
    ended = true;
  });

  return async () => {
    socket.pause();
    await queue;
    ended = true;
    await new Promise<void>((resolve) => {
      if (socket.destroyed) return resolve();
      socket.once('close', () => resolve());
      socket.end(() => socket.destroy());
    });
  };
}
