import '@fontsource-variable/inter/wght.css';
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import './theme.css';
import { Alert, Button, createTheme, Input, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';
import { byEveryWord } from '../lib/by-every-word';
import { selectOption } from '../ui/select-option';
import { stayClosed } from '../ui/stay-closed';

// A slate indigo: far from every colour that carries a state, so that it only ever means "here you can act".
const accent: MantineColorsTuple = [
  '#eef0fa',
  '#dde1f3',
  '#bbc3e6',
  '#99a5dc',
  '#7d8bd1',
  '#6474c6',
  '#4f60b6',
  '#40509f',
  '#354386',
  '#28346b',
];

// Fills carry white text and outlines stand on either surface at 4.5:1 or better, in both schemes.
const danger: MantineColorsTuple = [
  '#fdf0ee',
  '#fadbd7',
  '#f6bab3',
  '#ffa79e',
  '#ff8f85',
  '#e0584c',
  '#b8322a',
  '#b42318',
  '#98190f',
  '#7a130b',
];

const dark: MantineColorsTuple = [
  '#e3e6ea',
  '#c3c8cf',
  '#a9b0b9',
  '#868e98',
  '#4a515a',
  '#383e46',
  '#2a2f36',
  '#1d2126',
  '#171a1e',
  '#111316',
];

export const theme = createTheme({
  primaryColor: 'accent',
  primaryShade: { light: 7, dark: 6 },
  autoContrast: true,
  colors: { accent, danger, dark },
  white: '#ffffff',
  black: '#1b1e22',
  fontFamily: '"Inter Variable", system-ui, sans-serif',
  fontFamilyMonospace: 'ui-monospace, "Cascadia Mono", "DejaVu Sans Mono", monospace',
  fontSizes: { xs: '12px', sm: '14px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '1.35', sm: '1.45', md: '1.5', lg: '1.5', xl: '1.4' },
  spacing: { xs: '4px', sm: '8px', md: '16px', lg: '24px', xl: '32px' },
  radius: { xs: '2px', sm: '4px', md: '6px', lg: '8px', xl: '12px' },
  defaultRadius: 'sm',
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '20px', lineHeight: '1.4' },
      h2: { fontSize: '16px', lineHeight: '1.5' },
      h3: { fontSize: '14px', lineHeight: '1.5' },
      h4: { fontSize: '12px', lineHeight: '1.5' },
    },
  },
  components: {
    // Amber tells a note by its frame; as a colour of letters it is too pale on white.
    Alert: Alert.extend({
      styles: (_, { color }) => (color === 'yellow' || color === 'orange' ? { title: { color: 'var(--mantine-color-text)' } } : {}),
    }),
    Button: Button.extend({
      vars: (_, props) => ({ root: props.size === undefined ? { '--button-height': '32px', '--button-padding-x': '12px' } : {} }),
    }),
    Input: Input.extend({
      vars: (_, props) => ({ wrapper: props.size === undefined ? { '--input-height': '32px' } : {} }),
    }),
    InputWrapper: {
      defaultProps: {
        inputWrapperOrder: ['label', 'description', 'input', 'error'],
        descriptionProps: { style: { textWrap: 'pretty' } },
        onFocusCapture: stayClosed,
      },
    },
    Select: { defaultProps: { renderOption: selectOption, filter: byEveryWord } },
    MultiSelect: { defaultProps: { filter: byEveryWord } },
    Tooltip: { defaultProps: { openDelay: 350, withinPortal: true, events: { hover: true, focus: true, touch: false } } },
    Popover: { defaultProps: { shadow: 'sm', withinPortal: true } },
    // the placeholder that Mantine adds is not allowed inside role="menu"
    Menu: { defaultProps: { shadow: 'sm', withinPortal: true, withInitialFocusPlaceholder: false } },
    Paper: { defaultProps: { shadow: 'none', withBorder: true } },
    Notification: { defaultProps: { closeButtonProps: { 'aria-label': 'Close this message' } } },
    Modal: { defaultProps: { shadow: 'sm', centered: true, closeButtonProps: { 'aria-label': 'Close (Esc)' } } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray', size: 32 } },
  },
});

/** Mantine's dimmed, placeholder and error texts miss 4.5:1; these reach it on every surface of both schemes, tints included. */
export const resolveVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#565e67',
    '--mantine-color-placeholder': '#636b74',
    '--mantine-color-error': '#b42318',
    '--mantine-color-anchor': '#354386',
    '--mantine-color-default-border': '#c9ced5',
    '--mantine-color-disabled-color': '#6a727b',
    '--surface': '#ffffff',
    '--surface-frame': '#f4f5f7',
    '--surface-hover': '#f1f3f6',
    '--surface-selected': '#e6e9f7',
    '--line': '#dfe3e8',
    '--line-strong': '#c9ced5',
    '--met': '#00694d',
    '--unmet': '#a83a00',
    '--removed': '#fdeee6',
    '--added': '#e4f4ee',
    '--past-surface': '#fbf0d6',
    '--past-line': '#a8700a',
    '--future-surface': '#ece6fa',
    '--future-line': '#6a4bc4',
  },
  dark: {
    '--mantine-color-body': '#171a1e',
    '--mantine-color-dimmed': '#a9b0b9',
    '--mantine-color-placeholder': '#99a1ab',
    '--mantine-color-error': '#ff8f85',
    '--mantine-color-anchor': '#aab5ea',
    '--mantine-color-default-border': '#444b54',
    '--mantine-color-disabled-color': '#99a1ab',
    '--surface': '#171a1e',
    '--surface-frame': '#1f2328',
    '--surface-hover': '#23282e',
    '--surface-selected': '#2b3352',
    '--line': '#30363d',
    '--line-strong': '#444b54',
    '--met': '#4fcfa5',
    '--unmet': '#ff9a62',
    '--removed': '#3d251a',
    '--added': '#16332a',
    '--past-surface': '#382c12',
    '--past-line': '#d9a13a',
    '--future-surface': '#2b2345',
    '--future-line': '#a48be8',
  },
});
