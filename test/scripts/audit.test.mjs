import fs from 'node:fs';
import { describe, expect, test } from 'vitest';
import { dependencyProblems } from '../../scripts/audit/dependencies.mjs';
import { refusedScripts } from '../../scripts/audit/install-scripts.mjs';
import { isAllowed, licenceProblem } from '../../scripts/audit/licences.mjs';
import { unexplained } from '../../scripts/audit/readme-table.mjs';
import { inProject } from '../../scripts/project.mjs';

const read = (name) => fs.readFileSync(inProject(name), 'utf8');
const project = () => ({
  manifest: JSON.parse(read('package.json')),
  lock: JSON.parse(read('package-lock.json')),
  readme: read('README.md'),
});

/** The project with one thing changed, and what is then wrong that was not before. */
function newProblems(change) {
  const before = dependencyProblems(project());
  const changed = project();
  change(changed);
  return dependencyProblems(changed).filter((problem) => !before.includes(problem));
}

describe('the dependencies of this project', () => {
  test('are refused under a licence that is not on the list, or under none', () => {
    expect(newProblems(({ lock }) => (lock.packages['node_modules/zod'].license = 'GPL-3.0-only'))).toEqual([
      'zod is under GPL-3.0-only, which is not on the list',
    ]);
    expect(newProblems(({ lock }) => delete lock.packages['node_modules/zod'].license)).toEqual(['zod names no licence']);
  });

  test('are refused with an install script that nobody has refused by name', () => {
    expect(newProblems(({ lock }) => (lock.packages['node_modules/zod'].hasInstallScript = true))).toEqual([
      'zod has an install script that is not refused',
    ]);
    expect(newProblems(({ manifest }) => (manifest.allowScripts.zod = false))).toEqual([
      'allowScripts names zod without a reason in scripts/audit/install-scripts.mjs',
    ]);
    expect(newProblems(({ manifest }) => (manifest.allowScripts['electron-winstaller'] = true))).toEqual([
      'electron-winstaller has an install script that is not refused',
      'allowScripts lets electron-winstaller run code at install time',
    ]);
    const [first] = Object.keys(refusedScripts);
    expect(newProblems(({ manifest }) => delete manifest.allowScripts[first])).toEqual([
      `${first} has a reason in scripts/audit/install-scripts.mjs, but allowScripts does not name it`,
    ]);
  });

  test('are refused from an address of their own, or without a digest', () => {
    expect(newProblems(({ lock }) => (lock.packages['node_modules/zod'].resolved = 'https://example.invalid/zod.tgz'))).toEqual([
      'package-lock.json names an address for node_modules/zod',
    ]);
    expect(newProblems(({ lock }) => delete lock.packages['node_modules/zod'].integrity)).toEqual([
      'package-lock.json has no digest for node_modules/zod',
    ]);
  });

  test.each(['^4.6.7', '4', '>=4.6.7', 'latest', 'npm:other@^1.0.0', 'github:a/b', '4.6.x'])(
    'are refused as "%s", which may change',
    (version) => {
      expect(newProblems(({ manifest }) => (manifest.devDependencies.zod = version))).toEqual([
        `zod is asked for as "${version}", which is not one exact version`,
      ]);
    },
  );

  test('are refused without a reason in the README', () => {
    expect(newProblems(({ manifest }) => (manifest.devDependencies['left-pad'] = '1.3.0'))).toEqual([
      "the README's table of dependencies gives no reason for left-pad",
    ]);
  });

  test('keep no exception that nothing needs any more', () => {
    expect(newProblems(({ lock }) => (lock.packages['node_modules/caniuse-lite'].license = 'MIT'))).toEqual([
      'no package needs the exception for /^caniuse-lite$/ under CC-BY-4.0 any more',
    ]);
  });
});

describe('a licence', () => {
  test('of several is allowed when one choice is, or when all that apply are', () => {
    expect(['(MIT OR GPL-3.0-only)', 'WTFPL OR ISC', '(MIT AND Apache-2.0)', 'MIT'].map(isAllowed)).toEqual([true, true, true, true]);
    expect(['(MIT AND GPL-3.0-only)', 'GPL-3.0-only OR AGPL-3.0-only', 'MIT-like', ''].map(isAllowed)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });

  test('allowed for a tool alone is refused when the package ships', () => {
    const tool = { name: 'axe-core', license: 'MPL-2.0' };
    expect(licenceProblem(tool)).toBeNull();
    expect(licenceProblem(tool, { ships: true })).toBe('axe-core is under MPL-2.0, allowed for a tool alone, but it ships');
    expect(licenceProblem({ name: '@fontsource-variable/inter', license: 'OFL-1.1' }, { ships: true })).toBeNull();
  });

  test('allowed as an exception is allowed to that package alone', () => {
    expect(licenceProblem({ name: 'another', license: 'MPL-2.0' })).toBe('another is under MPL-2.0, which is not on the list');
    expect(licenceProblem({ name: 'axe-core', license: 'EPL-2.0' })).toBe('axe-core is under EPL-2.0, which is not on the list');
  });
});

describe("the README's table", () => {
  const readme =
    '### Dependencies\n\n| Package | Why |\n|---|---|\n| @a/one, two | x |\n| @b/\\* | x |\n| three (fork), four | x |\n\n## Other\n\n| five | x |\n';
  const missing = (...names) => unexplained({ dependencies: Object.fromEntries(names.map((name) => [name, '1.0.0'])) }, readme);

  test('explains several packages in one line, of one scope or of any', () => {
    expect(missing('@a/one', '@a/two', '@b/anything', 'three', 'four')).toEqual([]);
  });

  test('explains no package of another table, of another scope, or by a part of its name', () => {
    expect(missing('five', '@b-like/x', '@c/one', 'thre', 'Package')).toEqual(['five', '@b-like/x', '@c/one', 'thre']);
  });

  test('need not name the types of what it names', () => {
    expect(missing('@types/three', 'six')).toEqual(['six']);
  });
});
