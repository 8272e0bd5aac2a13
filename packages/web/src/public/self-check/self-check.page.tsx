import { instrumentById } from '@titrate/clinical/instruments';
import { SelfCheck } from './self-check.tsx';

/** PHQ-9. */
export function MoodCheckPage() {
  return <SelfCheck instrument={instrumentById('phq9')} name="phq9" title="Low mood" />;
}

/** GAD-7. */
export function WorryCheckPage() {
  return <SelfCheck instrument={instrumentById('gad7')} name="gad7" title="Worry and anxiety" />;
}
