/** The part of the library's document language that reports are written in. */
export type Content = string | readonly Content[] | Block;

interface Styled {
  readonly style?: string;
  readonly bold?: boolean;
  readonly italics?: boolean;
  readonly fontSize?: number;
  readonly color?: string;
  readonly margin?: readonly number[];
  readonly alignment?: 'left' | 'right' | 'center';
  readonly pageBreak?: 'before' | 'after';
  readonly unbreakable?: boolean;
  readonly headlineLevel?: number;
  /** Inside columns. */
  readonly width?: number | '*' | 'auto';
}

export type Block = Styled &
  (
    | { readonly text: Content }
    | { readonly stack: readonly Content[] }
    | { readonly columns: readonly Content[]; readonly columnGap?: number }
    | { readonly ul: readonly Content[] }
    | { readonly svg: string }
    | {
        readonly table: {
          readonly headerRows?: number;
          readonly widths: readonly (number | '*' | 'auto')[];
          readonly body: readonly (readonly Content[])[];
          readonly dontBreakRows?: boolean;
          /** How many rows stay on the page of the head. */
          readonly keepWithHeaderRows?: number;
        };
        readonly layout?: string | Readonly<Record<string, unknown>>;
      }
  );

export interface Definition {
  readonly pageSize: 'LETTER' | 'A4';
  readonly pageMargins: readonly [number, number, number, number];
  readonly info: { readonly title: string; readonly author: string; readonly creationDate?: Date };
  readonly header?: (page: number, pages: number) => Content;
  readonly footer?: (page: number, pages: number) => Content;
  readonly content: readonly Content[];
  readonly styles: Readonly<Record<string, Styled>>;
  readonly defaultStyle: Styled & { readonly font: string; readonly lineHeight?: number };
  readonly pageBreakBefore?: (node: {
    readonly headlineLevel?: number;
    readonly startPosition: {
      readonly top: number;
      readonly pageInnerHeight: number;
      readonly verticalRatio: number;
    };
  }) => boolean;
}

/** A table with a head that repeats on each page, light rules, tight rows. */
export function plainTable(
  widths: readonly (number | '*' | 'auto')[],
  head: readonly string[],
  rows: readonly (readonly Content[])[],
): Block {
  return {
    table: {
      headerRows: 1,
      widths,
      dontBreakRows: true,
      keepWithHeaderRows: 1,
      body: [head.map((text) => ({ text, bold: true })), ...rows],
    },
    layout: LIGHT,
    margin: [0, 2, 0, 6],
  };
}

export const LIGHT = {
  hLineWidth: (index: number, node: { readonly table: { readonly body: readonly unknown[] } }) =>
    index === 0 || index === node.table.body.length ? 0 : index === 1 ? 0.8 : 0.3,
  vLineWidth: () => 0,
  hLineColor: () => '#666666',
  paddingTop: () => 1.5,
  paddingBottom: () => 1.5,
  paddingLeft: () => 0,
  paddingRight: () => 6,
};
