import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Problem } from '@titrate/quantity';
import { type Answered, answerProblem } from './answered.ts';

export interface Workers {
  /** The file a worker runs; it takes a list of texts and sends a list of `Answered` for it. */
  readonly url: URL;
  /** How many; without it one for each core. */
  readonly count?: number;
}

/** Where finished answers go. */
interface Out {
  add(answered: Answered): void;
  isFull(): boolean;
  isClosed(): boolean;
  flush(): Promise<void>;
}

/** As many documents are answered faster than a worker starts. */
const HANDFUL = 8;
/** Held back before it is known whether workers are worth it; more text than this is. */
const MOST_HELD_CHARS = 1024 * 1024;
/** Documents in one message: enough to forget its cost, few enough to share the work evenly. */
const BATCH = 8;
/** Batches on the way for each worker: one in work, the others ready when the first of all is slow to be finished. */
const WINDOW = 4;
/** More workers than this would hold memory for little. */
const MOST_WORKERS = 8;

/**
 * Answers documents in workers and writes the answers in the order of the documents. Up to a handful of documents are
 * answered here, without starting anything. Only a fixed number of batches is on the way at once, and none is sent while
 * the reader of the answers is slow, so memory does not grow with the number of documents.
 */
export class AnsweredByWorkers {
  readonly #here: (text: string) => Answered;
  readonly #out: Out;
  readonly #workers: Workers;
  readonly #count: number;
  #waiting: (string | Problem)[] = [];
  #waitingChars = 0;
  readonly #onTheWay: Promise<readonly Answered[]>[] = [];
  #pool: readonly BatchWorker[] | undefined;

  constructor(here: (text: string) => Answered, out: Out, workers: Workers) {
    this.#here = here;
    this.#out = out;
    this.#workers = workers;
    this.#count = workers.count ?? Math.min(availableParallelism(), MOST_WORKERS);
  }

  document(text: string): void {
    this.#waiting.push(text);
    this.#waitingChars += text.length;
  }

  problem(problem: Problem): void {
    this.#waiting.push(problem);
  }

  async settle(): Promise<void> {
    if (this.#pool === undefined && !this.#isWorthWorkers()) return;
    await this.#work();
  }

  async end(): Promise<void> {
    await this.#work();
    while (this.#onTheWay.length > 0 && !this.#out.isClosed()) await this.#writeNext();
  }

  async close(): Promise<void> {
    await Promise.all((this.#pool ?? []).map((worker) => worker.close()));
  }

  #isWorthWorkers(): boolean {
    const { length } = this.#waiting;
    return length > HANDFUL || (length > 1 && this.#waitingChars > MOST_HELD_CHARS);
  }

  /** Sends off everything that waits, writing what is finished on the way. */
  async #work(): Promise<void> {
    if (this.#pool === undefined && this.#isWorthWorkers()) this.#start();
    const waiting = this.#waiting;
    this.#waiting = [];
    this.#waitingChars = 0;
    const most = Math.max(1, WINDOW * this.#count);
    for (let at = 0; at < waiting.length; at += BATCH) {
      if (this.#onTheWay.length >= most) await this.#writeNext();
      if (this.#out.isClosed()) return;
      this.#onTheWay.push(this.#answersOf(waiting.slice(at, at + BATCH)));
    }
  }

  #start(): void {
    // A single worker beside an idle main thread would be slower than none.
    const count = this.#count > 1 || this.#workers.count === 1 ? this.#count : 0;
    this.#pool = Array.from({ length: count }, () => new BatchWorker(this.#workers.url, this.#here));
  }

  async #answersOf(batch: readonly (string | Problem)[]): Promise<readonly Answered[]> {
    const texts = batch.filter((one) => typeof one === 'string');
    const alive = (this.#pool ?? []).filter((worker) => worker.isAlive());
    const [worker] = alive.sort((a, b) => a.load() - b.load());
    const answered = worker === undefined ? texts.map(this.#here) : await worker.answer(texts);
    let next = 0;
    return batch.map((one) => (typeof one === 'string' ? (answered[next++] ?? LOST) : answerProblem(one)));
  }

  async #writeNext(): Promise<void> {
    for (const answered of (await this.#onTheWay.shift()) ?? []) this.#out.add(answered);
    if (this.#out.isFull()) await this.#out.flush();
  }
}

/** One worker and the batches it has not answered yet. */
class BatchWorker {
  readonly #worker: Worker;
  readonly #here: (text: string) => Answered;
  readonly #asked: { texts: readonly string[]; tell: (answered: readonly Answered[]) => void }[] = [];
  #alive = true;

  constructor(url: URL, here: (text: string) => Answered) {
    this.#here = here;
    this.#worker = new Worker(url);
    this.#worker.on('message', (answered: readonly Answered[]) => this.#asked.shift()?.tell(answered));
    // A worker that cannot start or dies costs time, not answers. `exit` follows and takes over.
    this.#worker.on('error', () => {});
    this.#worker.on('exit', () => this.#takeOver());
  }

  isAlive(): boolean {
    return this.#alive;
  }

  /** How many batches it has not answered yet. */
  load(): number {
    return this.#asked.length;
  }

  answer(texts: readonly string[]): Promise<readonly Answered[]> {
    return new Promise((tell) => {
      this.#asked.push({ texts, tell });
      this.#worker.postMessage(texts);
    });
  }

  async close(): Promise<void> {
    this.#asked.length = 0;
    await this.#worker.terminate();
  }

  #takeOver(): void {
    this.#alive = false;
    for (const { texts, tell } of this.#asked.splice(0)) tell(texts.map(this.#here));
  }
}

const LOST: Answered = answerProblem({
  type: 'defect',
  message: 'this document met a defect of the program',
  path: '',
});
