import { Client, type QueryConfig } from 'pg';

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

  // biome-ignore lint/suspicious/noExplicitAny: the driver has ten forms of one call; all but one are passed on as they are
  override query(first: any, values?: any, callback?: any): any {
    if (typeof first !== 'string' || !Array.isArray(values) || values.length === 0)
      return super.query(first, values, callback);
    const name = this.#nameOf(first);
    if (name === undefined) return super.query(first, values, callback);
    const config: QueryConfig = { name, text: first, values };
    if (callback !== undefined) return super.query(config, callback);
    return super.query(config).catch((error: unknown) => {
      // Another process changed the schema: what was planned is planned anew under another name.
      if (error instanceof Error && 'code' in error && error.code === NO_LONGER_FITS) this.#names.clear();
      throw error;
    });
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
