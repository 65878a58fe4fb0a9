/** Recovery shares on paper: how they are printed, and what can be wrong with them when they are typed. */
export const sharesWords = {
  share: (number: number, count: number) => `Recovery share ${number} of ${count}`,
  sheetSite: 'Site',
  sheetMade: 'Made',
  sheetNeeded: 'Needed to open',
  needed: (threshold: number, count: number) => `${threshold} of ${count}`,
  sheetKeep: 'Keep this sheet locked away, apart from the others. It holds no I, L, O or U: a round one is a zero.',
  sheetHolder: 'Holder, date, signature',
  warnings: (threshold: number, count: number) => [
    `Any ${threshold} of these ${count} shares together open the site without a passphrase. Fewer tell nothing.`,
    'Give each share to a different person, or lock each in a different place. Never photograph, scan or send one.',
    'Without them, a site whose people have all forgotten their passphrases cannot be opened by anybody, ever.',
  ],
  print: 'Print all sheets',
  confirmTitle: 'Prove that the prints are good',
  confirmHint: (threshold: number) =>
    `Type ${threshold} of the shares from the paper. Upper or lower case, spaces and dashes do not matter.`,
  typed: (n: number) => `Share from the paper (${n})`,
  check: 'Try these shares',
  opens: 'These shares open the site. The prints are good.',
  why: {
    mistyped: 'has a slip of the pen: compare it with the paper, group by group',
    otherSite: 'belongs to another site',
    replaced: 'was replaced by newer shares of this site',
    repeated: 'is the same as one above',
  },
  unreadable: (n: number, why: string) => `The share typed in field ${n} ${why}.`,
  failed: 'The shares were not accepted',
  schemeOf: (threshold: number, count: number) =>
    `${threshold} of ${count}: any ${threshold} open the site, ${threshold - 1 === 1 ? 'one alone does' : `${threshold - 1} do`} not`,
} as const;

/** The choices of how many shares there are and how many open the site. */
export const shareSchemes = [
  { threshold: 2, count: 3 },
  { threshold: 3, count: 5 },
  { threshold: 2, count: 5 },
  { threshold: 4, count: 7 },
] as const;
