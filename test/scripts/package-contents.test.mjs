import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { packageFolder } from '../../scripts/package/bundle.mjs';
import { compiledIn, thirdPartyLicences } from '../../scripts/package/licences.mjs';
import { npmSbom, shippedSbom } from '../../scripts/package/sbom.mjs';
import { shippedPackages } from '../../scripts/package/shipped.mjs';
import { inProject, projectRoot } from '../../scripts/project.mjs';

const readJson = (name) => JSON.parse(fs.readFileSync(inProject(name), 'utf8'));
const lock = readJson('package-lock.json');
const manifest = readJson('package.json');
const bundled = ['node_modules/@mantine/core', 'node_modules/react-remove-scroll-bar', 'node_modules/zod'];
const shipped = () => shippedPackages(lock, manifest, bundled, 'linux-x64');

describe('what ships', () => {
  test('is the packages in the bundle, and the native ones with the addon of the platform alone', () => {
    expect(shipped().map(({ name }) => name)).toEqual([
      '@mantine/core',
      '@myriaddreamin/typst-ts-node-compiler',
      '@myriaddreamin/typst-ts-node-compiler-linux-x64-gnu',
      '@node-rs/argon2',
      '@node-rs/argon2-linux-x64-gnu',
      'better-sqlite3-multiple-ciphers',
      'react-remove-scroll-bar',
      'zod',
    ]);
  });

  test('must be known to the lockfile', () => {
    expect(() => shippedPackages(lock, manifest, ['node_modules/unheard-of'], 'linux-x64')).toThrow('node_modules/unheard-of ships, but');
  });

  test.each([
    ['/home/me/touchstone/node_modules/zod/index.js', 'node_modules/zod'],
    ['/a/node_modules/@mantine/core/esm/index.mjs', 'node_modules/@mantine/core'],
    ['/a/node_modules/@nivo/core/node_modules/d3-path/src/path.js', 'node_modules/@nivo/core/node_modules/d3-path'],
    ['\0/a/node_modules/react/index.js?commonjs-module', 'node_modules/react'],
    ['C:\\a\\node_modules\\zod\\index.js', 'node_modules/zod'],
    ['/home/me/touchstone/shared/result.ts', null],
  ])('counts the module %j to %j', (id, folder) => {
    expect(packageFolder(id)).toBe(folder);
  });
});

describe('the bill of materials', () => {
  const plan = { name: 'touchstone', version: '1.2.3', description: 'x', electronVersion: '45.4.1' };
  let all;
  beforeAll(() => {
    all = npmSbom(projectRoot);
  });
  const made = () => shippedSbom(all, { plan, packages: shipped(), compiled: compiledIn(projectRoot) });

  test('is CycloneDX and lists what ships with its digest and licence, and no tool', () => {
    const bill = made();
    expect(bill).toMatchObject({
      bomFormat: 'CycloneDX',
      metadata: { component: { name: 'touchstone', version: '1.2.3', type: 'application' } },
    });
    const names = bill.components.map(({ name }) => name);
    expect(names).toEqual([...shipped().map(({ name }) => name), 'electron', 'SQLite', 'SQLite3 Multiple Ciphers']);
    for (const part of bill.components) {
      expect(part.licenses, part.name).toHaveLength(1);
      expect(part.version, part.name).toMatch(/^\d+\.\d+/);
    }
    expect(bill.components.find(({ name }) => name === 'zod').hashes[0]).toMatchObject({ alg: 'SHA-512' });
  });

  test('names the runtime that is in the package, whichever package.json asks for', () => {
    const bill = shippedSbom(all, { plan: { ...plan, electronVersion: '33.2.1' }, packages: [], compiled: [] });
    expect(bill.components).toMatchObject([{ name: 'electron', version: '33.2.1', purl: 'pkg:npm/electron@33.2.1' }]);
  });

  test('says what depends on what among its own parts alone, and leaves none unreached', () => {
    const bill = made();
    const root = bill.metadata.component['bom-ref'];
    const parts = bill.components.map((part) => part['bom-ref']);
    const reached = bill.dependencies.flatMap(({ dependsOn }) => dependsOn);
    expect(new Set(reached)).toEqual(new Set(parts));
    const addon = bill.dependencies.find(({ ref }) => ref.startsWith('better-sqlite3-multiple-ciphers@'));
    expect(addon.dependsOn.map((ref) => ref.split('@')[0])).toEqual(['SQLite', 'SQLite3 Multiple Ciphers']);
    expect([root, ...parts]).toEqual(expect.arrayContaining(bill.dependencies.map(({ ref }) => ref)));
  });

  test('is not made when npm does not list a package that ships', () => {
    const packages = [{ name: 'unheard-of', version: '1.0.0' }];
    expect(() => shippedSbom(all, { plan, packages, compiled: [] })).toThrow('unheard-of 1.0.0 ships, but');
  });
});

describe('the third-party licences', () => {
  let root = '';
  beforeEach(() => {
    root = fs.mkdtempSync(path.join(os.tmpdir(), 'touchstone-licences-'));
    fs.mkdirSync(path.join(root, 'node_modules/bare'), { recursive: true });
  });
  afterEach(() => fs.rmSync(root, { recursive: true, force: true }));

  test('hold the text of every package, also of those that carry none themselves', () => {
    const text = thirdPartyLicences(projectRoot, shipped());
    for (const { name, version, license } of shipped()) expect(text).toContain(`\n${name} ${version} (${license})\n`);
    const own = fs.readFileSync(inProject('node_modules/zod/LICENSE'), 'utf8').trim();
    expect(text).toContain(own);
    const ofSibling = fs.readFileSync(inProject('node_modules/react-remove-scroll/LICENSE'), 'utf8').trim();
    expect(text.split('react-remove-scroll-bar')[1]).toContain(ofSibling);
  });

  test('hold what is compiled into the database addon, with the conditions of its authors', () => {
    const text = thirdPartyLicences(projectRoot, []);
    expect(text).toMatch(/^Copyright \(c\) 2006-\d{4} Ulrich Telle$/m);
    expect(text).toMatch(/Olivier Gay[\s\S]*Redistributions in binary form must reproduce/);
    expect(text).toContain('The above copyright notice and this permission notice shall be included');
  });

  test('are not made when a package has no text', () => {
    expect(() => thirdPartyLicences(root, [{ folder: 'node_modules/bare', name: 'bare', version: '1.0.0', license: 'MIT' }])).toThrow(
      'bare 1.0.0 ships without the text of its licence (MIT)',
    );
  });
});
