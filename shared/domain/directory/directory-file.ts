import type { TableRows } from '../intake/source-table';

/** What a directory says of one account. Roles, groups and everything else of it are not read. */
export type DirectoryUser = {
  readonly rowNumber: number;
  readonly userName: string;
  readonly displayName: string;
  readonly isActive: boolean;
  /** Under which the HRIS may know the person; the first that is known counts. */
  readonly employeeNumbers: readonly string[];
};

export type DirectoryReject = {
  readonly rowNumber: number;
  readonly code: string;
  readonly reason: string;
  readonly value: string | null;
};

export type DirectoryFile = {
  readonly users: readonly DirectoryUser[];
  readonly rejects: readonly DirectoryReject[];
  /** The columns that are read, by what they say. */
  readonly columns: Readonly<Partial<Record<DirectoryField, string>>>;
  /** Columns that speak of roles, groups or entitlements. */
  readonly roleColumns: readonly string[];
};

const names = {
  userName: ['username', 'loginname', 'login', 'user name', 'login name'],
  displayName: ['displayname', 'name.formatted', 'display name'],
  givenName: ['name.givenname', 'givenname', 'firstname', 'first name'],
  familyName: ['name.familyname', 'familyname', 'lastname', 'last name'],
  active: ['active', 'status', 'enabled', 'accountenabled'],
  employeeNumber: [
    'employeenumber',
    'employee number',
    'employeeid',
    'urn:ietf:params:scim:schemas:extension:enterprise:2.0:user.employeenumber',
  ],
  externalId: ['externalid', 'external id'],
} as const;
export type DirectoryField = keyof typeof names;

const activeWords = ['true', '1', 'yes', 'active', 'enabled'];
const inactiveWords = ['false', '0', 'no', 'inactive', 'disabled'];
const longestName = 200;

/** Reads the users of a directory's table, of SCIM or of columns named as SCIM names them. Null: no column holds user names. */
export function readDirectory({ headers, rows, rowNumbers }: TableRows & { readonly headers: readonly string[] }): DirectoryFile | null {
  const at = new Map<DirectoryField, number>();
  for (const field of fields) {
    const index = headers.findIndex((header) => names[field].some((name) => name === header.trim().toLowerCase()));
    if (index >= 0) at.set(field, index);
  }
  if (!at.has('userName')) return null;
  const users: DirectoryUser[] = [];
  const rejects: DirectoryReject[] = [];
  const seen = new Map<string, number>();
  rows.forEach((cells, index) => {
    const rowNumber = rowNumbers[index] ?? index + 1;
    const cell = (field: DirectoryField): string => (cells[at.get(field) ?? -1] ?? '').normalize('NFC').trim();
    const reject = (code: string, reason: string, value: string | null): void => void rejects.push({ rowNumber, code, reason, value });
    const userName = cell('userName');
    if (userName === '') return reject('NoUserName', 'It has no user name.', null);
    if (userName.length > longestName) return reject('TooLong', 'The user name is longer than 200 characters.', null);
    const before = seen.get(userName.toLowerCase());
    if (before !== undefined) return reject('UserTwice', `This user name is in row ${before} already.`, userName);
    seen.set(userName.toLowerCase(), rowNumber);
    const active = cell('active').toLowerCase();
    // a directory that says nothing of it does not ask for an end (RFC 7643, 4.1.1)
    const isActive = active === '' || activeWords.includes(active);
    if (!isActive && !inactiveWords.includes(active))
      return reject('ActiveUnknown', 'Whether the account is active is said in a word that is not known.', cell('active'));
    const full = cell('displayName') || `${cell('givenName')} ${cell('familyName')}`.trim() || userName;
    const employeeNumbers = [cell('employeeNumber'), cell('externalId')].filter((number) => number !== '');
    users.push({ rowNumber, userName, displayName: full.slice(0, longestName), isActive, employeeNumbers });
  });
  const columns = Object.fromEntries([...at].map(([field, index]) => [field, headers[index] ?? '']));
  return { users, rejects, columns, roleColumns: headers.filter((header) => roleHeader.test(header)) };
}

const roleHeader = /^(?:.*[.:])?(?:roles?|groups?|entitlements?|memberof|permissions?)(?:\[|\.|$)/i;
const fields = ['userName', 'displayName', 'givenName', 'familyName', 'active', 'employeeNumber', 'externalId'] as const;
