import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Definition } from './pdf-content.ts';

/** What this project uses of the PDF library, which has no types of its own. */
interface Maker {
  setFonts(fonts: Readonly<Record<string, Readonly<Record<string, string>>>>): void;
  setUrlAccessPolicy(allow: (url: string) => boolean): void;
  setLocalAccessPolicy(allow: (path: string) => boolean): void;
  createPdf(definition: Definition): { getBuffer(): Promise<Buffer> };
}

let maker: Maker | undefined;

/** The library is loaded when the first document is asked for: a start of the server does not wait for it. */
function loaded(): Maker {
  if (maker !== undefined) return maker;
  const require = createRequire(import.meta.url);
  // The one untyped import of this folder; its shape is the interface above.
  const made = require('pdfmake') as Maker;
  const fonts = join(dirname(require.resolve('pdfmake/package.json')), 'fonts', 'Roboto');
  made.setFonts({
    Roboto: {
      normal: join(fonts, 'Roboto-Regular.ttf'),
      bold: join(fonts, 'Roboto-Medium.ttf'),
      italics: join(fonts, 'Roboto-Italic.ttf'),
      bolditalics: join(fonts, 'Roboto-MediumItalic.ttf'),
    },
  });
  // A document is made from what it is given; it fetches and reads nothing but its typeface.
  made.setUrlAccessPolicy(() => false);
  made.setLocalAccessPolicy((path) => path.startsWith(fonts));
  maker = made;
  return made;
}

/** Renders a document. The same definition gives the same pages; the moment of creation is the caller's. */
export async function renderPdf(definition: Definition): Promise<Buffer> {
  return loaded().createPdf(definition).getBuffer();
}

export type { Definition };
