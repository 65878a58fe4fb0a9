import path from 'node:path';

const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const EMPTY_WORDS = new Set(['util', 'utils', 'helper', 'helpers', 'common']);

/** A manager of something is an empty word too; people have managers, so it may stand first, after "line", and in the plural. */
const MANAGER_OF_THINGS = /(^|-)(?<!line-)manager$/;

/** An index file elsewhere would be a barrel. */
const INDEX_FILES = new Set(['electron/main/index.ts', 'electron/service/index.ts', 'shared/contract/index.ts']);

/** What is wrong with a source file's path. */
export function namingFaults(file: string): readonly string[] {
  // A name may end in several extensions, as in page.test.ts or runtime.d.mts.
  const names = file.split('/').map((part) => part.split('.')[0] ?? '');
  return [
    ...names.filter((name) => !KEBAB.test(name)).map((name) => `"${name}" is not kebab-case`),
    ...names.filter(isEmptyName).map((name) => `"${name}" does not say what is in it`),
    ...(/^index\.(ts|tsx)$/.test(path.posix.basename(file)) && !INDEX_FILES.has(file) ? ['an index file is a barrel'] : []),
  ];
}

function isEmptyName(name: string): boolean {
  return MANAGER_OF_THINGS.test(name) || name.split('-').some((word) => EMPTY_WORDS.has(word));
}
