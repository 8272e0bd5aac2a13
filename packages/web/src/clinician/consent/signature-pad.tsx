import { type PointerEvent, useRef, useState } from 'react';
import { Button } from '../../kit/ui/button.tsx';
import styles from './consent.module.css';
import { beginStroke, drawTo, FIELD, hasLine, type Point } from './strokes.ts';

interface SignaturePadProps {
  readonly strokes: string;
  readonly error?: string | undefined;
  readonly onChange: (strokes: string) => void;
}

/** A field to sign with finger, pen or mouse. Whoever cannot draw signs by typing instead (UI-51). */
export function SignaturePad({ strokes, error, onChange }: SignaturePadProps) {
  const [drawing, setDrawing] = useState(strokes);
  const isDown = useRef(false);
  const at = (event: PointerEvent<SVGSVGElement>): Point => {
    const box = event.currentTarget.getBoundingClientRect();
    return {
      x: ((event.clientX - box.left) / box.width) * FIELD.width,
      y: ((event.clientY - box.top) / box.height) * FIELD.height,
    };
  };
  const end = () => {
    if (!isDown.current) return;
    isDown.current = false;
    onChange(hasLine(drawing) ? drawing : '');
  };
  return (
    <div className={styles.pad} id="field-signature" tabIndex={-1}>
      <p className={styles.padLabel}>Draw your signature here</p>
      {error === undefined ? null : (
        <p className={styles.error}>
          <span className="visually-hidden">Error: </span>
          {error}
        </p>
      )}
      <svg
        viewBox={`0 0 ${FIELD.width} ${FIELD.height}`}
        role="img"
        aria-label={drawing === '' ? 'Field for the signature, empty' : 'Your drawn signature'}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          isDown.current = true;
          setDrawing(beginStroke(drawing, at(event)));
        }}
        onPointerMove={(event) => {
          if (isDown.current) setDrawing(drawTo(drawing, at(event)));
        }}
        onPointerUp={end}
        onPointerCancel={end}
      >
        <line x1="30" x2="570" y1="160" y2="160" className={styles.padLine} />
        <path d={drawing} className={styles.ink} />
      </svg>
      <Button
        look="secondary"
        disabled={drawing === ''}
        onClick={() => {
          setDrawing('');
          onChange('');
        }}
      >
        Clear and draw again
      </Button>
    </div>
  );
}
