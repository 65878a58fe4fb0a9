export const noteWords = {
  copy: 'Copy',
  copied: 'Copied',
  print: 'Print',
  site: 'Site',
  printed: 'Printed',
  printedBy: (moment: string, name: string) => `${moment} by ${name}`,
} as const;
