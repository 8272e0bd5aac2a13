import { doseKindOf, type Explored, SLIDERS } from './explored.ts';
import { MG_PER_DEVICE } from './regimen.ts';
import { Slider } from './slider.tsx';

interface DoseSliderProps {
  readonly explored: Explored;
  readonly onChange: (part: Partial<Explored>) => void;
  /** What each way of setting a dose is called here. */
  readonly labels: Readonly<Record<ReturnType<typeof doseKindOf>, string>>;
}

const UNITS = { devices: `of ${MG_PER_DEVICE} mg`, mg: 'mg', mgPerKg: 'mg/kg' } as const;

/** The dose as its route sets it: in whole devices, in mg, or for each kilogram. */
export function DoseSlider({ explored, onChange, labels }: DoseSliderProps) {
  const kind = doseKindOf(explored.route);
  return (
    <Slider
      name={kind === 'devices' ? 'devices' : 'dose'}
      label={labels[kind]}
      unit={UNITS[kind]}
      {...SLIDERS[kind]}
      value={explored[kind]}
      onChange={(value) => onChange({ [kind]: value })}
    />
  );
}
