import styles from './explorer.module.css';

interface SliderProps {
  readonly name: string;
  readonly label: string;
  readonly unit: string;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly value: number;
  readonly onChange: (value: number) => void;
}

/** A slider with its value beside it; arrow keys move it, nothing needs dragging (UI-51). */
export function Slider({ name, label, unit, min, max, step, value, onChange }: SliderProps) {
  const id = `field-explorer-${name}`;
  return (
    <div className={styles.slider}>
      <label htmlFor={id}>{label}</label>
      <output htmlFor={id}>
        {value}&nbsp;{unit}
      </output>
      <input
        id={id}
        type="range"
        min={min}
        max={max}
        step={step}
        value={value}
        aria-valuetext={`${value} ${unit}`}
        onChange={(event) => onChange(Number(event.currentTarget.value))}
      />
    </div>
  );
}
