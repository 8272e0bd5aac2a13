import { sql } from 'kysely';
import type { Client, ClientConfig, QueryResult } from 'pg';
import { PreparingClient } from './prepared.ts';

const MARK = '/* ahead */ ';

/**
 * Put before a statement that is done for its effect alone, inside a transaction: it goes out together with the statement
 * that follows it, without a wait of its own. Should it fail, that next one, at the latest the commit, fails with its error.
 */
export const AHEAD = sql.raw<never>(MARK);

const NOTHING: QueryResult = { command: '', rowCount: null, oid: 0, fields: [], rows: [] };

/**
 * A connection on which the beginning of a transaction and what is marked `AHEAD` wait for no answer: each way to the
 * database and back costs as much as the work there. Statements are done in the order in which they were given.
 */
export class AheadClient extends PreparingClient {
  #ahead: Promise<unknown>[] = [];

  constructor(config?: ClientConfig) {
    super({ ...config, pipeline: true });
    const plain = this.query;
    this.query = ((...given: readonly unknown[]): unknown => {
      const [text] = given;
      const goesAhead = typeof text === 'string' && (text === 'begin' || text.startsWith(MARK));
      if (goesAhead) this.connection.stream.cork();
      const answer: unknown = Reflect.apply(plain, this, given);
      if (goesAhead) {
        this.#hold(answer, text === 'begin');
        return Promise.resolve(NOTHING);
      }
      return this.#ahead.length === 0 ? answer : this.#settle(answer, text === 'rollback');
    }) as Client['query'];
  }

  #hold(answer: unknown, isBegin: boolean): void {
    const sent = Promise.resolve(answer);
    // Whoever asks next is told. Without its beginning, what is sent behind it would be done for good one by one.
    sent.catch((error: Error) => (isBegin ? this.connection.stream.destroy(error) : undefined));
    this.#ahead.push(sent);
  }

  /** The answer to a statement, once all that went before it are known to have been done. A rollback undoes them anyway. */
  async #settle(answer: unknown, undoes: boolean): Promise<unknown> {
    const ahead = this.#ahead;
    this.#ahead = [];
    for (const _ of ahead) this.connection.stream.uncork();
    if (undoes) return answer;
    const own = Promise.resolve(answer);
    own.catch(() => undefined);
    await Promise.all(ahead);
    return own;
  }
}
