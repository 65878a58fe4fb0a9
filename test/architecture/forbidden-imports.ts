import { isBuiltin } from 'node:module';
import type { ImportStatement } from './imports';

type Rule = {
  readonly says: string;
  /** Whether the rule speaks of this import of a package. */
  readonly covers: (statement: ImportStatement) => boolean;
  readonly allows: (file: string, statement: ImportStatement) => boolean;
};

const NETWORK = new Set(['http', 'https', 'http2', 'net', 'dgram', 'tls', 'dns', 'undici']);
const OUTWARD = new Set(['*', 'shell', 'net', 'autoUpdater', 'crashReporter', 'pushNotifications', 'inAppPurchase']);
const PURE = ['zod', '@orpc/contract', 'canonicalize', '@noble/', '@zxcvbn-ts/', 'js-yaml'];

const rules: readonly Rule[] = [
  {
    says: 'electron is imported only by electron/main and the preload',
    covers: ({ specifier }) => isPackage(specifier, 'electron'),
    allows: (file, { isTypeOnly }) => isIn(file, 'electron/main') || file === 'electron/preload.ts' || (isTypeOnly && isIn(file, 'test')),
  },
  {
    says: 'better-sqlite3 is imported only by electron/service/vault/open.ts',
    covers: ({ specifier }) => isPackage(specifier, 'better-sqlite3'),
    allows: (file, { isTypeOnly }) =>
      file === 'electron/service/vault/open.ts' || isIn(file, 'test') || (isTypeOnly && isIn(file, 'electron/service')),
  },
  {
    says: 'kysely values are imported only by electron/service/db',
    covers: ({ specifier }) => isPackage(specifier, 'kysely'),
    allows: (file, { isTypeOnly }) =>
      isIn(file, 'electron/service/db') || isIn(file, 'test') || (isTypeOnly && isIn(file, 'electron/service')),
  },
  {
    says: 'procedures are made only by the functions of shared/contract/procedure.ts',
    covers: ({ specifier, names }) => isPackage(specifier, '@orpc/contract') && (names.includes('oc') || names.includes('*')),
    allows: (file) => file === 'shared/contract/procedure.ts',
  },
  {
    says: 'Node is never in shared or renderer',
    covers: ({ specifier }) => isBuiltin(specifier),
    allows: (file) => !isIn(file, 'shared') && !isIn(file, 'renderer'),
  },
  {
    says: 'the site is offline: no network module',
    covers: ({ specifier }) => NETWORK.has(specifier.replace(/^node:/, '').split('/')[0] ?? ''),
    allows: (file) => !isIn(file, 'electron') && !isIn(file, 'renderer') && !isIn(file, 'shared'),
  },
  {
    says: 'of electron nothing that opens what lies outside, updates, uploads dumps or reaches the network',
    covers: ({ specifier, names }) => isPackage(specifier, 'electron') && names.some((name) => OUTWARD.has(name)),
    allows: (_file, { isTypeOnly }) => isTypeOnly,
  },
  {
    says: `shared imports no package but ${PURE.join(', ')}`,
    covers: ({ specifier }) => !isBuiltin(specifier) && !PURE.some((name) => isPackage(specifier, name)),
    allows: (file) => !isIn(file, 'shared'),
  },
];

/** The rules that an import of a package breaks. */
export function forbiddenImports(file: string, statement: ImportStatement): readonly string[] {
  return rules
    .filter((rule) => rule.covers(statement) && !rule.allows(file, statement))
    .map((rule) => `${rule.says} (${statement.specifier})`);
}

function isIn(file: string, folder: string): boolean {
  return file.startsWith(`${folder}/`);
}

/** A name that ends with a slash stands for all packages of that scope. */
function isPackage(specifier: string, name: string): boolean {
  return name.endsWith('/') ? specifier.startsWith(name) : specifier === name || specifier.startsWith(`${name}/`);
}
