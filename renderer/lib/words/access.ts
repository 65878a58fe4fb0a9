import { announcedDays, reviewEveryMonths, type ReviewState } from '../../../shared/domain/access-review';
import type { Permission, Reach } from '../../../shared/domain/permissions';
import { formatNumber } from '../formatting';

const accounts = (n: number): string => `${formatNumber(n)} ${n === 1 ? 'account' : 'accounts'}`;

/** What each permission is, for who has to judge whether somebody should have it. */
export const permissionWords: Readonly<Record<Permission, { readonly long: string; readonly short: string }>> = {
  'users.read': { long: 'See every account, its roles, rights and reviews', short: 'sees accounts' },
  'users.manage': { long: 'Make and end accounts, give roles, attest signing keys', short: 'manages accounts' },
  'access.review': { long: 'Decide and sign reviews of access', short: 'reviews access' },
  'vault.manage': { long: 'Back up, restore and re-key the site', short: 'keeps the vault' },
  'people.read': { long: 'See people and their positions', short: 'sees people' },
  'people.import': { long: 'Bring in people and organisation from files', short: 'imports people' },
  'people.correct': { long: 'Add and correct people, their positions and numbers', short: 'corrects people' },
  'people.move': { long: 'Plan changes of role', short: 'plans moves' },
  'organisation.edit': { long: 'Change the organisation tree: add, move and close units', short: 'edits the organisation' },
  'framework.read': { long: 'See competencies, roles and requirements', short: 'sees the framework' },
  'framework.edit': { long: 'Draft changes of competencies, scales and requirements', short: 'drafts the framework' },
  'framework.approve': { long: 'Approve revisions of the framework and sign it', short: 'approves the framework' },
  'assessments.read': { long: 'See assessments and their evidence', short: 'sees assessments' },
  'assessments.sign': { long: 'Assess people and sign it', short: 'assesses and signs' },
  'evidence.add': { long: 'Attach files as evidence', short: 'attaches evidence' },
  'readiness.read': { long: 'See who is ready for what', short: 'sees readiness' },
  'audit.read': { long: 'Read and verify the audit trail', short: 'reads the audit trail' },
  'audit.checkpoint': { long: 'Make checkpoints of the audit trail', short: 'makes checkpoints' },
  'exchange.read': { long: 'See which packages came and went', short: 'sees packages' },
  'exchange.export': { long: 'Write packages for others', short: 'writes packages' },
  'exchange.receive': { long: 'Take in packages and completions', short: 'receives packages' },
  'exchange.partners': { long: 'Introduce and revoke the keys of other sites', short: 'keeps partners' },
};

export const accessWords = {
  parent: 'Settings',
  title: 'Access',
  subtitle: 'Who may do what, how far it reaches, from which role, and who has checked that.',
  parts: 'Parts of access',
  tabs: { accounts: 'Accounts and rights', who: 'Who may', roles: 'Roles and duties', reviews: 'Reviews' },
  print: 'Print',
  loading: 'Access',

  reach: {
    site: 'Whole site',
    own: 'Own record',
    below: (units: string) => `${units} and below`,
    nothing: 'Nothing',
    and: '; ',
  },
  from: (grants: string) => `from ${grants}`,

  list: {
    label: 'Accounts and what they may do',
    columns: {
      name: 'Printed name',
      login: 'User ID',
      state: 'State',
      roles: 'Roles',
      reach: 'Rights in short',
      conflicts: 'Conflicts of duties',
    },
    active: 'Active',
    ended: 'Deactivated',
    noConflict: 'none',
    conflicts: (all: number, bare: number) => (bare === 0 ? `${all}, with a reason` : `${all}, ${bare} without a reason`),
    empty: 'No accounts yet',
  },

  panel: {
    notFound: 'There is no such account',
    ended: 'This account has ended: whatever its roles, it may do nothing.',
    lacksPerson:
      'A role reaches the holder’s own record, but this account is linked to no person on record. So that right comes to nothing until an administrator links it.',
    rights: 'Effective rights',
    rightsOf: (name: string) => `Effective rights of ${name}`,
    none: 'This account may do nothing beyond its own settings.',
    columns: { right: 'May', reach: 'On', from: 'From the role' },
    conflicts: 'Conflicts of duties',
    noConflicts: 'The roles of this account do not conflict.',
    exception: 'Allowed because',
    noException: 'Nobody has said why this is allowed. An administrator gives other roles, or a reason.',
    givenBy: (name: string, when: string) => `${name}, ${when}`,
    printed: (name: string) => `Effective rights of ${name}`,
    account: 'Open the account',
  },

  who: {
    right: 'The right to',
    label: (right: string) => `Who may: ${right}`,
    columns: { name: 'Printed name', login: 'User ID', reach: 'On', from: 'From the role' },
    nobody: 'No active account has this right.',
    count: (n: number) => accounts(n),
  },

  matrix: {
    title: 'What each role may do',
    hint: 'This table is the one that every call is checked against. It is fixed in the program; roles are given, rights are not.',
    label: 'Roles and rights',
    right: 'Right to',
    reach: {
      site: 'Whole site',
      granted: 'Units of the grant',
      own: 'Own record',
    } satisfies Record<Reach, string>,
    none: '–',
    noneLabel: 'no',
    legend: 'Units of the grant: the unit that the role is held for and all units below it; the whole site where it is held for no unit.',
    dutiesTitle: 'Which roles should not lie in one hand',
    dutiesHint:
      'Whoever gives somebody two of these says why. The reason goes into the audit trail, shows beside the account, and is looked at in every review of access.',
    dutiesLabel: 'Roles that conflict',
    role: 'Role',
    conflict: 'conflict',
    free: 'none',
    whyTitle: 'Why',
    columns: { roles: 'Roles', why: 'Together one person' },
    printed: 'Roles, rights and duties',
  },

  due: {
    title: 'Review of access',
    rule: `Every ${reviewEveryMonths} months a reviewer decides on every active account and signs it (21 CFR 11.300(b)). It is announced ${announcedDays} days before.`,
    states: {
      later: (date: string) => `The next review is due on ${date}.`,
      soon: (date: string) => `The next review is due on ${date}.`,
      overdue: (date: string) => `A review has been overdue since ${date}.`,
      awaitsAnother: (date: string) => `The next review is due on ${date}.`,
    } satisfies Record<ReviewState, (date: string) => string>,
    never: 'Access has never been reviewed at this site.',
    last: (date: string) => `The last complete review was signed on ${date}.`,
    openOwn: 'Your review is signed, but not complete: another reviewer decides on your own account.',
    openOther: (reviewer: string, left: string) => `${reviewer} has signed a review, and left the account of ${left} to another reviewer.`,
    begin: 'Review every account',
    complete: 'Complete this review',
  },

  reviews: {
    label: 'Reviews of access',
    empty: 'No review has been signed yet',
    emptyHint: 'A review looks at every active account: is it still needed, with these roles and this reach?',
    columns: { when: 'Signed', who: 'Reviewer', kind: 'What', accounts: 'Accounts', changes: 'Changes needed', state: 'State' },
    kinds: { whole: 'Every account', completion: 'What another reviewer left out' },
    complete: 'Complete',
    open: (names: string) => `Open: ${names} not decided`,
  },

  form: {
    parent: 'Reviews of access',
    title: 'Review every account',
    completeTitle: (reviewer: string) => `Complete the review of ${reviewer}`,
    hint: 'Decide on each account as it stands today: keep it as it is, or say what has to change. A decision changes nothing by itself; the changes are made under Users.',
    leftOut: (names: string) =>
      `Left to another reviewer, because it is your own: ${names}. The review is complete when they have decided it.`,
    awaits: 'Your review is signed. Another reviewer decides on your own account; there is nothing here for you to decide.',
    nothing: 'There is no account to decide on.',
    list: 'Accounts to decide on',
    progress: (done: number, all: number) => `${formatNumber(done)} of ${formatNumber(all)} decided`,
    decisionOf: (name: string) => `Decision on ${name}`,
    decisions: { keep: 'Keep', change: 'Change needed' },
    remark: 'What has to change',
    remarkOptional: 'Remark',
    remarkOf: (name: string) => `Remark on ${name}`,
    remarkMissing: 'Say what has to change',
    addRemark: (name: string) => `Add a remark on ${name}`,
    facts: {
      roles: 'Roles',
      rights: 'Rights',
      conflicts: 'Conflicts',
      lastUnlock: 'Last unlocked',
      lastSignature: 'Last signed',
      key: 'Signing key',
      kind: 'Kind',
    },
    never: 'never',
    isSigner: 'never: signs in place',
    noConflict: 'none',
    noReason: 'no reason on record',
    noRights: 'none',
    before: 'Before it can be signed',
    undecided: (n: number) => `${accounts(n)} without a decision`,
    unexplained: (n: number) => `${accounts(n)} to be changed, without saying what`,
    goThere: 'Go there',
    signTitle: 'Signature',
    first: 'The first signature of a session needs your user ID and your passphrase. After that the passphrase is enough.',
    meaning: 'Reviewed access',
    action: 'Sign this review',
    signer: (name: string) => `Signed by ${name}`,
    signed: (keep: number, change: number) => `${accounts(keep)} kept, ${formatNumber(change)} to be changed`,
    failed: 'Not signed',
    done: 'The review is signed',
    keyNotAttested: 'Your signing key awaits attestation by an administrator. Until then you can decide, but not sign.',
    look: 'Look at the list again',
  },

  report: {
    title: (date: string) => `Review of access, ${date}`,
    printed: 'Review of access',
    notFound: 'There is no such review',
    reviewer: 'Reviewer',
    kind: 'What was reviewed',
    decided: 'Decided',
    counts: (all: number, change: number) => `${accounts(all)}, of which ${formatNumber(change)} to be changed`,
    state: 'State',
    completedBy: 'Open the review that completes it',
    completes: 'Open the review that it completes',
    leftOut: 'Left to another reviewer',
    none: 'none',
    list: 'What was decided',
    columns: { account: 'Account', roles: 'Roles and rights', use: 'Use', decision: 'Decision' },
    remark: 'Remark',
  },
} as const;

/** A right in a word or two; one that this version does not know keeps its code. */
export function shortRight(permission: string): string {
  const known: Readonly<Partial<Record<string, { readonly short: string }>>> = permissionWords;
  return known[permission]?.short ?? permission;
}
