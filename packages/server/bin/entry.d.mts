/** Where a program is, and where its compiled form is kept. */
export interface Entry {
  readonly main: string;
  readonly compiled: string;
}
export declare const ROOT: string;
export declare const BUNDLES: string;
export declare function entryOf(bundles?: string): Entry;
