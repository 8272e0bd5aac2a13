/** What a page that opens has read of one clinic, by the marks of the server. */
interface Opening {
  /** The mark of the live connection, once it is open. */
  stream?: string;
  readonly marks: Set<string | null>;
  on?: Missed;
}

interface Missed {
  /** An answer is shown that is older than the connection. */
  readonly older: () => void;
  /** What is shown was not read now at all: a device kept it. */
  readonly unread: () => void;
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
      else if (opening.stream !== mark) opening.on?.older();
    };
  }

  /** Something below this address is shown as a device kept it, whatever the server answers later. */
  unread(url: string): void {
    const opening = this.#openingOf(clinicOf(url) ?? url);
    if (opening.stream === undefined) opening.marks.add(null);
    else opening.on?.unread();
  }

  /** The connection of this address is open: whether all reads answered so far agree; `on` is told of those that come later. */
  opened(url: string, mark: string, on: Missed): boolean {
    const opening = this.#openingOf(clinicOf(url) ?? url);
    opening.stream = mark;
    opening.on = on;
    return [...opening.marks].every((one) => one === mark);
  }

  /** The connection of this address is over: what stays shown from then on is followed by nobody. */
  closed(url: string): void {
    this.#openings.set(clinicOf(url) ?? url, { marks: new Set([null]) });
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
