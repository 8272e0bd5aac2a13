import { Client, type ClientConfig } from 'pg';

/** So many statements stay planned on a connection; beyond them each is planned anew, as all were before. */
const KEPT = 400;
const NO_LONGER_FITS = '0A000';

/**
 * A connection that has the database plan a statement once, from its second use on: planning took more of the database's
 * time than doing. Only text with parameters is kept, so lists of every length do not fill the memory.
 */
export class PreparingClient extends Client {
  readonly #uses = new Map<string, number>();
  readonly #names = new Map<string, string>();
  #made = 0;

  constructor(config?: ClientConfig) {
    super(config);
    const plain = this.query;
    // The driver has ten forms of this one call; all are passed on, one of them under a name.
    this.query = ((...given: readonly unknown[]): unknown => {
      const answer: unknown = Reflect.apply(plain, this, this.#named(given));
      if (answer instanceof Promise) answer.catch((error: unknown) => this.#heed(error));
      return answer;
    }) as Client['query'];
  }

  #named(given: readonly unknown[]): readonly unknown[] {
    const [text, values, ...rest] = given;
    if (typeof text !== 'string' || !Array.isArray(values) || values.length === 0) return given;
    const name = this.#nameOf(text);
    return name === undefined ? given : [{ name, text, values }, ...rest];
  }

  /** Another process changed the schema: what was planned is planned anew under another name. */
  #heed(error: unknown): void {
    if (error instanceof Error && 'code' in error && error.code === NO_LONGER_FITS) this.#names.clear();
  }

  #nameOf(text: string): string | undefined {
    const known = this.#names.get(text);
    if (known !== undefined) return known;
    const uses = (this.#uses.get(text) ?? 0) + 1;
    if (this.#uses.size < KEPT * 4 || uses > 1) this.#uses.set(text, uses);
    if (uses < 2 || this.#names.size >= KEPT) return undefined;
    this.#made += 1;
    const name = `kept_${this.#made}`;
    this.#names.set(text, name);
    return name;
  }
}
