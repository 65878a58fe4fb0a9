import { flipFuses, FuseVersion } from '@electron/fuses';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeDeb } from '../../scripts/package/deb.mjs';
import { controlFile, copyrightFile, desktopFile, postinst } from '../../scripts/package/deb-files.mjs';
import { readFuses, requireFuses, wantedFuses } from '../../scripts/package/fuses.mjs';
import { packagePlan, trialNotice } from '../../scripts/package/plan.mjs';
import { inProject } from '../../scripts/project.mjs';

const manifest = { name: 'touchstone', productName: 'Touchstone', version: '1.2.3', description: 'A record' };
const real = packagePlan({ source: 'installed', version: '45.4.1' }, manifest, 'x64');
const trial = packagePlan({ source: 'fallback', version: '33.2.1' }, manifest, 'x64');
const isMissing = (command) => spawnSync(command, ['--version'], { stdio: 'ignore' }).error !== undefined;

let folder = '';
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'touchstone-package-'));
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));
const at = (...names) => path.join(folder, ...names);

describe('a package', () => {
  test('with a supported runtime has the real name', () => {
    expect(real).toMatchObject({ isTrial: false, name: 'touchstone', productName: 'Touchstone', debName: 'touchstone_1.2.3_amd64.deb' });
  });

  test('with the fallback runtime is a trial in its name, its folder, its notice and its description', () => {
    expect(trial).toMatchObject({
      isTrial: true,
      name: 'touchstone-trial',
      productName: 'Touchstone Trial',
      installedIn: '/opt/touchstone-trial',
    });
    expect(trial.folderName).toBe('touchstone-trial-1.2.3-linux-x64');
    expect(trialNotice(trial)).toMatch(/^TRIAL, NOT FOR RELEASE\n[\s\S]*Electron 33\.2\.1, which is out of support/);
    expect(controlFile(trial, 1)).toContain('\n TRIAL, NOT FOR RELEASE');
    expect(controlFile(real, 1)).not.toContain('TRIAL');
  });

  test('is not made for an architecture that Debian would call otherwise', () => {
    expect(() => packagePlan({ source: 'installed', version: '45.4.1' }, manifest, 'mips')).toThrow('no package for the architecture mips');
  });
});

describe('the .deb', () => {
  const contents = { touchstone: 'program', 'chrome-sandbox': 'helper', 'resources/app.asar': 'app' };
  const makeFolder = () => {
    for (const [name, content] of Object.entries(contents)) {
      fs.mkdirSync(path.dirname(at('app', name)), { recursive: true });
      fs.writeFileSync(at('app', name), content, { mode: name.includes('/') ? 0o600 : 0o700 });
    }
    return at('app');
  };

  test.skipIf(isMissing('dpkg-deb'))('holds the program, its way into the menu and its papers, owned by root and readable by all', () => {
    const deb = makeDeb(real, makeFolder());
    expect(fs.readdirSync(folder).sort()).toEqual(['app', 'touchstone_1.2.3_amd64.deb']);
    const listing = spawnSync('dpkg-deb', ['--contents', deb], { encoding: 'utf8' }).stdout.trim().split('\n');
    const files = listing.map((line) => line.split(/\s+/)).filter(([mode]) => mode.startsWith('-'));
    expect(files.map(([mode, owner, , , , name]) => [mode, owner, name])).toEqual([
      ['-rwxr-xr-x', 'root/root', './opt/touchstone/chrome-sandbox'],
      ['-rw-r--r--', 'root/root', './opt/touchstone/resources/app.asar'],
      ['-rwxr-xr-x', 'root/root', './opt/touchstone/touchstone'],
      ['-rw-r--r--', 'root/root', './usr/share/applications/touchstone.desktop'],
      ['-rw-r--r--', 'root/root', './usr/share/doc/touchstone/copyright'],
      ['-rw-r--r--', 'root/root', './usr/share/icons/hicolor/512x512/apps/touchstone.png'],
      ['-rw-r--r--', 'root/root', './usr/share/icons/hicolor/scalable/apps/touchstone.svg'],
    ]);
    expect(listing.filter((line) => line.startsWith('l'))).toEqual([
      expect.stringMatching(/^lrwxrwxrwx root\/root .* \.\/usr\/bin\/touchstone -> \/opt\/touchstone\/touchstone$/),
    ]);
    expect(listing.every((line) => !line.startsWith('d') || line.startsWith('drwxr-xr-x root/root'))).toBe(true);
  });

  test.skipIf(isMissing('dpkg-deb'))('carries the digests of its files, and what it needs', () => {
    const deb = makeDeb(real, makeFolder());
    const control = (...args) => spawnSync('dpkg-deb', [...args], { encoding: 'utf8' }).stdout;
    expect(control('--field', deb, 'Depends')).toBe('libgtk-3-0 | libgtk-3-0t64, libnss3, libasound2 | libasound2t64, libgbm1\n');
    expect(control('--field', deb, 'Version')).toBe('1.2.3\n');
    expect(spawnSync('dpkg-deb', ['--extract', deb, at('out')]).status).toBe(0);
    fs.writeFileSync(at('md5sums'), control('--info', deb, 'md5sums'));
    expect(spawnSync('md5sum', ['--check', '--quiet', at('md5sums')], { cwd: at('out') }).status).toBe(0);
    expect(fs.readFileSync(at('md5sums'), 'utf8').trim().split('\n')).toHaveLength(7);
  });

  test.skipIf(process.getuid?.() !== 0)("makes Chromium's sandbox helper setuid when it is configured, and only then", () => {
    fs.mkdirSync(at('opt/touchstone'), { recursive: true });
    fs.writeFileSync(at('opt/touchstone/chrome-sandbox'), '', { mode: 0o755 });
    fs.writeFileSync(at('postinst'), postinst(real), { mode: 0o755 });
    const modeAfter = (action) => {
      expect(spawnSync(at('postinst'), [action], { env: { PATH: '/usr/bin:/bin', DPKG_ROOT: folder } }).status).toBe(0);
      return fs.statSync(at('opt/touchstone/chrome-sandbox')).mode & 0o7777;
    };
    expect(modeAfter('abort-remove')).toBe(0o755);
    expect(modeAfter('configure')).toBe(0o4755);
  });

  test('starts the installed program from the menu, under its own icon', () => {
    expect(desktopFile(trial)).toMatch(/^\[Desktop Entry\]\nType=Application\nName=Touchstone Trial\n/);
    expect(desktopFile(trial)).toContain('\nExec=/opt/touchstone-trial/touchstone-trial\nIcon=touchstone-trial\n');
  });

  test('says under which licence it is, and where those of others are', () => {
    const text = copyrightFile(real);
    expect(text).toMatch(/^License: Apache-2\.0$/m);
    for (const name of ['resources/licences/third-party-licences.txt', 'LICENSE.electron.txt', 'LICENSES.chromium.html'])
      expect(text).toContain(`/opt/touchstone/${name}`);
    expect(fs.readFileSync(inProject('LICENSE'), 'utf8')).toMatch(/^\s*Apache License\s+Version 2\.0, January 2004/);
    expect(JSON.parse(fs.readFileSync(inProject('package.json'), 'utf8')).license).toBe('Apache-2.0');
  });
});

describe('the fuses', () => {
  const wire = (states) =>
    Buffer.concat([Buffer.from('code dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'), Buffer.from([1, states.length]), Buffer.from(`${states}end`)]);
  const program = (states) => {
    fs.writeFileSync(at('program'), wire(states));
    return at('program');
  };

  test('leave no way to run other code in the program', () => {
    expect(wantedFuses()).toEqual({
      runAsNode: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableCookieEncryption: false,
      onlyLoadAppFromAsar: true,
      enableEmbeddedAsarIntegrityValidation: true,
      grantFileProtocolExtraPrivileges: false,
      loadBrowserProcessSpecificV8Snapshot: false,
    });
  });

  test('are read back as they stand in the program, and those it does not have as absent', async () => {
    expect(await readFuses(program('10110011'))).toEqual({
      runAsNode: true,
      enableCookieEncryption: false,
      enableNodeOptionsEnvironmentVariable: true,
      enableNodeCliInspectArguments: true,
      enableEmbeddedAsarIntegrityValidation: false,
      onlyLoadAppFromAsar: false,
      loadBrowserProcessSpecificV8Snapshot: true,
      grantFileProtocolExtraPrivileges: true,
      wasmTrapHandlers: null,
    });
  });

  test('that are not as asked for stop the packaging', async () => {
    await expect(requireFuses(program('00001100'), wantedFuses())).resolves.toMatchObject(wantedFuses());
    await expect(requireFuses(program('10001000'), wantedFuses())).rejects.toThrow('runAsNode is true, onlyLoadAppFromAsar is false');
    await expect(requireFuses(program('0000'), { onlyLoadAppFromAsar: true })).rejects.toThrow('onlyLoadAppFromAsar is null');
  });

  test('of a runtime are set by number without touching anything else', async () => {
    const file = program('10110011');
    await flipFuses(file, { version: FuseVersion.V1, 3: false, 6: true });
    expect(fs.readFileSync(file)).toEqual(wire('10100011'));
  });
});

test('the icon is the mark that the window shows', () => {
  const mark = fs.readFileSync(inProject('renderer/ui/touchstone-mark.tsx'), 'utf8');
  const icon = fs.readFileSync(inProject('resources/icons/touchstone.svg'), 'utf8');
  const drawn = (text) => [...text.matchAll(/ (?:d|fill|stroke)="([^"]+)"/g)].map(([, value]) => value);
  expect(drawn(icon)).toEqual(drawn(mark));
  expect(drawn(icon)).toHaveLength(5);
});
