import { useState } from 'react';
import { Button } from '../../kit/ui/button.tsx';

const KEY = 'titrate-text';

/** Text a quarter larger, kept on this phone. Nothing about health is kept with it. */
export function TextSizeButton() {
  const [large, setLarge] = useState(isLarge);
  const change = () => {
    const next = !large;
    setLarge(next);
    try {
      localStorage.setItem(KEY, next ? 'large' : 'normal');
    } catch {
      // A browser without storage still shows the larger text until it is closed.
    }
    apply(next);
  };
  return (
    <Button look="quiet" size="small" onClick={change}>
      {large ? 'Normal text' : 'Larger text'}
    </Button>
  );
}

/** Once at the start of the app. */
export function applyTextSize(): void {
  apply(isLarge());
}

function isLarge(): boolean {
  try {
    return localStorage.getItem(KEY) === 'large';
  } catch {
    return false;
  }
}

function apply(large: boolean): void {
  document.documentElement.toggleAttribute('data-large-text', large);
}
