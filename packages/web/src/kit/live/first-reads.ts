/** What a page that opens has read of one clinic, by the marks of the server. */
interface Opening {
  /** The mark of the live connection, once it is open. */
  stream?: string;
  readonly marks: Set<string | null>;
  onMissed?: () => void;
}

/**
 * A page reads before its live connection is open, and something may change in between. The server marks every answer and
 * the opening of the connection with what it had heard by then: where all marks are the same nothing was missed, and
 * nothing needs to be read a second time.
 */
export class FirstReads {
  readonly #openings = new Map<string, Opening>();

  /** A read leaves; call what this returns with the mark of its answer, `null` where there is none. */
  sent(url: string, method: string): (mark: string | null) => void {
    const clinic = method === 'GET' ? clinicOf(url) : undefined;
    const opening = clinic === undefined ? undefined : this.#openingOf(clinic);
    // What leaves after the connection was opened is followed by it.
    if (opening === undefined || opening.stream !== undefined) return () => undefined;
    return (mark) => {
      if (opening.stream === undefined) opening.marks.add(mark);
      else if (opening.stream !== mark) opening.onMissed?.();
    };
  }

  /** The connection of this address is open: whether all reads answered so far agree; `onMissed` when one under way does not. */
  opened(url: string, mark: string, onMissed: () => void): boolean {
    const opening = this.#openingOf(clinicOf(url) ?? url);
    opening.stream = mark;
    opening.onMissed = onMissed;
    return [...opening.marks].every((one) => one === mark);
  }

  /** The connection of this address is over. */
  closed(url: string): void {
    this.#openings.delete(clinicOf(url) ?? url);
  }

  #openingOf(clinic: string): Opening {
    const known = this.#openings.get(clinic) ?? { marks: new Set() };
    this.#openings.set(clinic, known);
    return known;
  }
}

/** Those of this tab. */
export const firstReads = new FirstReads();

const clinicOf = (url: string): string | undefined => /^\/api\/clinics\/([^/?]+)/.exec(url)?.[1];
