import {
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from '@mantine/core';

const dusk: MantineColorsTuple = [
  '#eef0fa',
  '#dbdff2',
  '#b9c0e2',
  '#97a2d3',
  '#7a87c5',
  '#6472b7',
  '#5462a9',
  '#47549b',
  '#3d4a8f',
  '#2c3670',
];
const plum: MantineColorsTuple = [
  '#fdeef5',
  '#fbe0ec',
  '#f5b9d4',
  '#f08fbb',
  '#e0629b',
  '#cc4181',
  '#b92f6d',
  '#a8225d',
  '#96174f',
  '#7a1040',
];
const dark: MantineColorsTuple = [
  '#e9eaf2',
  '#ced1de',
  '#b3b8ca',
  '#9aa0b6',
  '#565c72',
  '#434860',
  '#2c3040',
  '#1a1c26',
  '#14151d',
  '#0e0f15',
];

/** Filled and light controls take our tokens, so that a Mantine button and ours are the same button in both themes. */
const variants: VariantColorsResolver = (input) => {
  const base = defaultVariantColorsResolver(input);
  const plain = input.color === undefined || input.color === input.theme.primaryColor;
  if (input.variant === 'filled' && plain) {
    return { ...base, background: 'var(--brand)', hover: 'var(--brand-strong)', color: 'var(--on-brand)' };
  }
  if (input.variant === 'filled' && input.color === 'plum') {
    return { ...base, background: 'var(--refuse)', hover: 'var(--refuse)', color: 'var(--ink-invert)' };
  }
  if ((input.variant === 'light' || input.variant === 'subtle') && plain) {
    const background = input.variant === 'light' ? 'var(--brand-soft)' : 'transparent';
    return { ...base, background, hover: 'var(--brand-soft)', color: 'var(--brand-strong)' };
  }
  return base;
};

/** Mantine in our colours: primary shade 8 and automatic contrast keep every filled control at 4.5:1 or better. */
export const mantineTheme = createTheme({
  primaryColor: 'dusk',
  primaryShade: { light: 8, dark: 3 },
  variantColorResolver: variants,
  autoContrast: true,
  luminanceThreshold: 0.3,
  colors: { dusk, plum, dark },
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'var(--font-mono)',
  headings: { fontFamily: 'var(--font)', fontWeight: '650' },
  fontSizes: { xs: '0.75rem', sm: '0.875rem', md: '0.9375rem', lg: '1.125rem', xl: '1.375rem' },
  defaultRadius: 'md',
  radius: { md: '8px' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusClassName: '',
  components: {
    Button: { defaultProps: { size: 'sm' } },
    Modal: { defaultProps: { lockScroll: false, centered: true, returnFocus: true } },
    Drawer: { defaultProps: { lockScroll: false } },
    Tooltip: { defaultProps: { withinPortal: true, openDelay: 300 } },
    Menu: { defaultProps: { withinPortal: true, shadow: 'md' } },
  },
});

export const mantineResolver: CSSVariablesResolver = () => {
  const both = {
    '--mantine-color-body': 'var(--ground)',
    '--mantine-color-text': 'var(--ink)',
    '--mantine-color-dimmed': 'var(--ink-soft)',
    '--mantine-color-error': 'var(--refuse)',
    '--mantine-color-placeholder': 'var(--ink-soft)',
    '--mantine-color-anchor': 'var(--brand)',
    '--mantine-color-default': 'var(--surface)',
    '--mantine-color-default-border': 'var(--line-strong)',
    '--mantine-color-default-hover': 'var(--surface-sunk)',
    '--mantine-color-disabled': 'var(--surface-sunk)',
    '--mantine-color-disabled-color': 'var(--ink-soft)',
    '--mantine-color-disabled-border': 'var(--line)',
  };
  return { variables: {}, light: both, dark: both };
};
