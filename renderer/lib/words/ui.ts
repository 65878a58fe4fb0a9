import { formatNumber } from '../formatting';

export const uiWords = {
  peopleTabs: {
    label: 'Parts of people',
    people: 'People',
    organisation: 'Organisation',
    requirements: 'What is required',
    experts: 'Who can…',
    moves: 'Role changes',
    duplicates: 'Duplicates',
    claims: 'Old matrices',
  },
  table: {
    filter: 'Filter',
    filterHint: 'Filter rows (/)',
    filterOf: (column: string) => `Filter ${column}`,
    filterExample: 'contains, or > 5',
    clearFilters: 'Clear filters',
    columns: 'Columns',
    chooseColumns: 'Choose columns',
    showAllColumns: 'Show all columns',
    density: 'Row height',
    densities: { compact: 'Compact', standard: 'Standard', roomy: 'Roomy' },
    copy: 'Copy with column titles (Ctrl+Shift+C)',
    copied: (rows: number) => `${count(rows, 'row', 'rows')} copied`,
    rows: (shown: number, all: number) =>
      shown === all ? count(all, 'row', 'rows') : `${formatNumber(shown)} of ${count(all, 'row', 'rows')}`,
    selected: (rows: number) => `${formatNumber(rows)} selected`,
    noneMatch: 'No row matches the filter',
    noneMatchHint: 'All rows are still there. Change or clear the filter to see them.',
    sortHint: 'Sort by this column',
  },
  empty: 'Nothing here yet',
  error: {
    title: 'This could not be shown',
    retry: 'Try again',
    details: 'Details',
  },
  noPermission: {
    title: 'Your role does not open this page',
    hint: (role: string) => `You are signed in as ${role}. Ask an administrator of this site if you need it for your work.`,
  },
  loading: 'Loading',
  close: 'Close (Esc)',
  cancel: 'Cancel',
  progressOf: (done: number, total: number) => `${formatNumber(done)} of ${formatNumber(total)}`,
  draft: {
    saving: 'saving…',
    saved: (time: string) => `saved ${time}`,
    failed: 'not saved',
    failedHint: 'What you typed is still on this page. The next change tries again.',
  },
  passphrase: {
    label: 'Passphrase',
    capsLock: 'Caps Lock is on',
    reveal: 'Show passphrase',
    hide: 'Hide passphrase',
    missing: 'Enter your passphrase',
  },
  newPassphrase: {
    hint: (minLength: number) =>
      `Several words that do not belong together are easy to remember and hard to guess. ${minLength} characters or more.`,
    strong: 'This one will do.',
    stillWeak: (why: string) => `Not yet: ${why}.`,
    weak: (why: string) => `Choose another: ${why}.`,
    again: (label: string) => `${label}, once more`,
    differ: 'The two are not the same',
  },
  printed: (site: string, what: string, when: string, by: string) => `${site} · ${what} · printed ${when} by ${by}`,
  strength: {
    label: 'Strength of this passphrase',
    steps: ['Guessed at once', 'Very weak', 'Weak', 'Almost enough', 'Strong enough'],
  },
  sign: {
    what: 'What you sign',
    meaning: 'Meaning of this signature',
    userId: 'User ID',
    userIdMissing: 'Enter your user ID',
    signer: (name: string) => `Signed by ${name}`,
    first: 'The first signature of a session also asks for your user ID.',
    keyNotAttested: 'Your signing key must be attested by a second person before you can sign.',
    why: 'Your passphrase is asked here so that nobody else can sign in your name.',
  },
  files: {
    drop: 'Drop files here',
    dropOne: 'Drop a file here',
    or: 'or',
    choose: 'Choose files',
    chooseOne: 'Choose a file',
    refused: (names: string) => `Not taken: ${names}. This kind of file cannot be used here.`,
  },
  difference: { field: 'Field', before: 'Before', after: 'After', nothing: 'nothing', same: 'No field differs' },
  reasons: { met: 'Met', unmet: 'Not met', expand: 'Show reasons', collapse: 'Hide reasons' },
  heatmap: {
    map: 'Map',
    table: 'Table',
    view: 'Show as',
    keys: 'Arrow keys move between cells, Enter opens one. The same content is available as a table.',
    none: 'nothing recorded',
  },
  legend: 'Legend',
  standing: {
    needs: (required: string, held: string | null) => `needs level ${required}, holds ${held === null ? 'none' : `level ${held}`}`,
    desirable: 'desirable',
    why: 'Why?',
    assess: 'Assess',
  },
} as const;

function count(n: number, one: string, many: string): string {
  return `${formatNumber(n)} ${n === 1 ? one : many}`;
}
