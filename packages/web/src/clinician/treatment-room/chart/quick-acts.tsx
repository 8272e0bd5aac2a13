import { Tabs } from '../../../kit/ui/tabs.tsx';
import styles from '../treatment-room.module.css';
import { AdverseEventForm } from './adverse-event-form.tsx';
import { MedicineForm } from './medicine-form.tsx';
import { NoteForm } from './note-form.tsx';
import { OxygenForm } from './oxygen-form.tsx';
import { SymptomForm } from './symptom-form.tsx';

/** What is charted beside measurements, each a few taps away. */
export function QuickActs() {
  return (
    <section className={`${styles.card} no-print`} aria-labelledby="quick-acts">
      <h2 id="quick-acts">Chart</h2>
      <Tabs
        label="What to chart"
        tabs={[
          { id: 'symptom', title: 'Symptom', content: <SymptomForm /> },
          { id: 'medicine', title: 'Medicine', content: <MedicineForm /> },
          { id: 'adverse', title: 'Adverse event', content: <AdverseEventForm /> },
          { id: 'oxygen', title: 'Oxygen', content: <OxygenForm /> },
          { id: 'note', title: 'Note', content: <NoteForm /> },
        ]}
      />
    </section>
  );
}
