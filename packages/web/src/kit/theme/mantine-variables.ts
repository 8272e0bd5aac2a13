import {
  convertCssVariables,
  DEFAULT_THEME,
  defaultCssVariablesResolver,
  mergeMantineTheme,
} from '@mantine/core';
import { mantineResolver, mantineTheme } from './mantine-theme.ts';

/** The stylesheet that the provider would otherwise inject; made when the apps are built. */
export function mantineVariablesCss(): string {
  const theme = mergeMantineTheme(DEFAULT_THEME, mantineTheme);
  const base = defaultCssVariablesResolver(theme);
  const ours = mantineResolver(theme);
  return convertCssVariables({
    variables: { ...base.variables, ...ours.variables },
    light: { '--mantine-color-scheme': 'light', ...base.light, ...ours.light },
    dark: { '--mantine-color-scheme': 'dark', ...base.dark, ...ours.dark },
  });
}
