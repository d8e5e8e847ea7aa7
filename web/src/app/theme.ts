import { createTheme, type CSSVariablesResolver } from '@mantine/core'

const FONT = "'Inter Variable', system-ui, sans-serif"

export const theme = createTheme({
  primaryColor: 'indigo',
  primaryShade: { light: 7, dark: 8 },
  autoContrast: true,
  defaultRadius: 'md',
  fontFamily: FONT,
  headings: { fontFamily: FONT, fontWeight: '650' },
  cursorType: 'pointer',
  components: {
    InputWrapper: { defaultProps: { inputWrapperOrder: ['label', 'input', 'description', 'error'] } },
    Card: { defaultProps: { withBorder: true, padding: 'md', radius: 'lg' } },
    Modal: { defaultProps: { centered: true, radius: 'lg' }, styles: { title: { fontWeight: 650 } } },
    Drawer: { styles: { title: { fontWeight: 650 } } },
  },
})

// Mantine's own dimmed, placeholder and error colours miss a contrast of 4.5:1.
export const variables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#5a626b', '--mantine-color-placeholder': '#6b7280', '--mantine-color-error': '#c92a2a',
    '--canvas': '#f5f6f9', '--line': '#e3e6eb', '--line-soft': '#eef0f3', '--grid-head': '#fafbfc',
    '--row-on': '#eef2ff', '--brand': 'var(--mantine-color-indigo-7)', '--late': '#c02626',
  },
  dark: {
    '--mantine-color-dimmed': '#a9b0b8', '--mantine-color-placeholder': '#a6adb4', '--mantine-color-error': '#ff8787',
    '--canvas': '#16171a', '--line': '#34373d', '--line-soft': '#2a2d32', '--grid-head': '#25272b',
    '--row-on': '#262c47', '--brand': 'var(--mantine-color-indigo-3)', '--late': '#ff8787',
  },
})
