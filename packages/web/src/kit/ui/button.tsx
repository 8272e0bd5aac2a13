import type { ComponentProps } from 'react';
import styles from './button.module.css';

export interface ButtonLook {
  /** `risky` for acts that stop, void or cannot be taken back. */
  readonly look?: 'primary' | 'secondary' | 'quiet' | 'risky';
  readonly size?: 'small' | 'medium' | 'large';
}

/** Class names of a button, for links that look like one: `<Link className={buttonClass()} to="…">`. */
export function buttonClass({ look = 'primary', size = 'medium' }: ButtonLook = {}): string {
  return [styles.button, styles[look], size === 'medium' ? '' : styles[size]].join(' ').trim();
}

/** A button without Mantine, for the public and patient pages and for kit parts that serve all apps. */
export function Button({
  look,
  size,
  className,
  type = 'button',
  ...rest
}: ButtonLook & ComponentProps<'button'>) {
  const own = buttonClass({
    ...(look === undefined ? {} : { look }),
    ...(size === undefined ? {} : { size }),
  });
  return <button type={type} className={className === undefined ? own : `${own} ${className}`} {...rest} />;
}
