import { type InstrumentId, textTemplateOf } from '@titrate/clinical/instruments';
import { Button } from '../../../kit/ui/button.tsx';

/** Ids, our titles and every place for words, empty: what a clinic fills in. */
export function TemplateButton({ instrument, language }: { instrument: InstrumentId; language: string }) {
  const save = () => {
    const text = `${JSON.stringify(textTemplateOf(instrument, language), null, 2)}\n`;
    const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = `${instrument}.${language}.json`;
    link.click();
    URL.revokeObjectURL(url);
  };
  return (
    <Button look="secondary" onClick={save}>
      Download an empty template
    </Button>
  );
}
