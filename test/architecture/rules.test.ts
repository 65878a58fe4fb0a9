import { describe, expect, test } from 'vitest';
import { violations } from './rules';
import { sourceTree } from './source-tree';

const faultsIn = (file: string, text: string) => violations(new Map([[file, text]]));

test('the project breaks no rule of its architecture', () => {
  const sources = sourceTree();
  expect(sources.has('test/architecture/rules.test.ts')).toBe(true);
  expect(violations(sources)).toEqual([]);
});

describe('an import against the direction is found', () => {
  test.each([
    ['shared/domain/level.ts', '../../electron/service/db/schema', 'shared imports electron/service/db'],
    ['shared/domain/level.ts', '../../renderer/lib/format', 'shared imports renderer/lib'],
    ['renderer/lib/rpc.ts', '../../electron/service/rpc/gate', 'renderer/lib imports electron/service/rpc'],
    ['renderer/lib/format.ts', '../ui/state-badge', 'renderer/lib imports renderer/ui'],
    ['renderer/ui/table.tsx', '../features/people/page', 'renderer/ui imports renderer/features'],
    ['renderer/features/people/page.tsx', '../../app/routes', 'renderer/features imports renderer/app'],
    ['renderer/features/people/page.tsx', '../roles/page', 'the feature people imports the feature roles'],
    ['electron/main/window.ts', '../../renderer/app/theme', 'electron/main imports renderer/app'],
    ['electron/main/window.ts', '../service/vault/unlock', 'electron/main imports electron/service'],
    ['electron/service/index.ts', '../main/window', 'electron/service/index imports electron/main'],
    ['electron/service/db/sql/people.ts', '../../usecases/people/list', 'electron/service/db imports electron/service/usecases'],
    ['electron/service/usecases/people/list.ts', '../../rpc/gate', 'electron/service/usecases imports electron/service/rpc'],
    ['electron/service/vault/open.ts', '../usecases/sites/create', 'electron/service imports electron/service/usecases'],
    ['electron/service/rpc/gate.ts', '../../../test/support/launch', 'electron/service/rpc imports test/support/launch'],
  ])('%s importing %s', (file, specifier, fault) => {
    expect(faultsIn(file, `import { thing } from '${specifier}';`)).toEqual([`${file}: ${fault}`]);
    expect(faultsIn(file, `import type { Thing } from '${specifier}';`)).toEqual([`${file}: ${fault}`]);
    expect(faultsIn(file, `export { thing } from '${specifier}';\nexport const own = 1;`)).toEqual([`${file}: ${fault}`]);
    expect(faultsIn(file, `export const load = () => import('${specifier}');`)).toEqual([`${file}: ${fault}`]);
  });
});

describe('an import in the direction is accepted', () => {
  test.each([
    ['renderer/main.tsx', './app/routes'],
    ['renderer/app/routes.tsx', '../features/people/page'],
    ['renderer/features/people/page.tsx', './form/person-form'],
    ['renderer/features/people/form/person-form.tsx', '../queries'],
    ['renderer/features/people/page.tsx', '../../ui/table'],
    ['renderer/lib/rpc.ts', '../../shared/contract'],
    ['electron/main/index.ts', '../messages'],
    ['electron/service/index.ts', './rpc/gate'],
    ['electron/service/rpc/gate.ts', '../usecases/context'],
    ['electron/service/usecases/people/list.ts', '../../db/sql/people'],
    ['electron/service/vault/create.ts', '../db/open'],
    ['electron/service/station/signer.ts', '../usecases/context'],
  ])('%s importing %s', (file, specifier) => {
    expect(faultsIn(file, `import { thing } from '${specifier}';`)).toEqual([]);
  });
});

describe('a forbidden import is found', () => {
  test.each([
    ['renderer/lib/window.ts', "import { app } from 'electron';", 'electron is imported only by electron/main and the preload (electron)'],
    [
      'electron/service/index.ts',
      "import { app } from 'electron/main';",
      'electron is imported only by electron/main and the preload (electron/main)',
    ],
    ['test/rpc/gate.test.ts', "import { app } from 'electron';", 'electron is imported only by electron/main and the preload (electron)'],
    [
      'electron/service/db/open.ts',
      "import Database from 'better-sqlite3';",
      'better-sqlite3 is imported only by electron/service/vault/open.ts (better-sqlite3)',
    ],
    [
      'electron/main/index.ts',
      "import type { Database } from 'better-sqlite3';",
      'better-sqlite3 is imported only by electron/service/vault/open.ts (better-sqlite3)',
    ],
    [
      'electron/service/usecases/a/b.ts',
      "import { sql } from 'kysely';",
      'kysely values are imported only by electron/service/db (kysely)',
    ],
    [
      'shared/contract/people.ts',
      "import { oc } from '@orpc/contract';",
      'procedures are made only by the functions of shared/contract/procedure.ts (@orpc/contract)',
    ],
    [
      'shared/contract/people.ts',
      "import * as orpc from '@orpc/contract';",
      'procedures are made only by the functions of shared/contract/procedure.ts (@orpc/contract)',
    ],
    ['shared/domain/hash.ts', "import { createHash } from 'node:crypto';", 'Node is never in shared or renderer (node:crypto)'],
    ['renderer/lib/files.ts', "import path from 'path';", 'Node is never in shared or renderer (path)'],
    ['electron/main/update.ts', "import { get } from 'node:https';", 'the site is offline: no network module (node:https)'],
    [
      'electron/main/window.ts',
      "import { app, shell } from 'electron';",
      'of electron nothing that opens what lies outside, updates, uploads dumps or reaches the network (electron)',
    ],
    [
      'electron/main/window.ts',
      "import * as electron from 'electron';",
      'of electron nothing that opens what lies outside, updates, uploads dumps or reaches the network (electron)',
    ],
    ['electron/service/jobs/send.ts', "import net from 'net';", 'the site is offline: no network module (net)'],
    [
      'shared/domain/level.ts',
      "import { useState } from 'react';",
      'shared imports no package but zod, @orpc/contract, canonicalize, @noble/, @zxcvbn-ts/, js-yaml (react)',
    ],
  ])('%s: %s', (file, text, fault) => {
    expect(faultsIn(file, text)).toEqual([`${file}: ${fault}`]);
  });
});

describe('an import in its right place is accepted', () => {
  test.each([
    ['electron/preload.ts', "import { ipcRenderer } from 'electron';"],
    ['electron/service/vault/open.ts', "import Database from 'better-sqlite3';"],
    ['electron/service/db/open.ts', "import type Database from 'better-sqlite3';"],
    ['electron/service/db/open.ts', "import { Kysely } from 'kysely';"],
    ['electron/service/rpc/gate.ts', "import type { Transaction } from 'kysely';"],
    ['shared/contract/procedure.ts', "import { oc } from '@orpc/contract';"],
    ['shared/contract/sites.ts', "import { eventIterator } from '@orpc/contract';"],
    ['shared/domain/canonical.ts', "import { sha256 } from '@noble/hashes/sha2.js';"],
    ['test/e2e/window.test.ts', "import type { BrowserWindow } from 'electron';"],
  ])('%s: %s', (file, text) => {
    expect(faultsIn(file, text)).toEqual([]);
  });
});

test.each(["fetch('x')", "window.fetch('x')", "new WebSocket('x')", "globalThis.fetch('x')", 'new XMLHttpRequest()'])(
  'a call of the network is found: %s',
  (call) => {
    const file = 'renderer/lib/load.ts';
    expect(faultsIn(file, `export const load = () => ${call};`)).toEqual([
      expect.stringMatching(`^${file}: the site is offline: .+ is called$`),
    ]);
  },
);

test.each([
  ['renderer/ui/StateBadge.tsx', '"StateBadge" is not kebab-case'],
  ['renderer/Features/people/page.tsx', '"Features" is not kebab-case'],
  ['shared/domain/date_utils.ts', '"date_utils" is not kebab-case'],
  ['shared/domain/date-utils.ts', '"date-utils" does not say what is in it'],
  ['renderer/common/table.tsx', '"common" does not say what is in it'],
  ['electron/service/session-manager.ts', '"session-manager" does not say what is in it'],
  ['renderer/lib/manager.ts', '"manager" does not say what is in it'],
  ['test/support/helpers.ts', '"helpers" does not say what is in it'],
  ['renderer/ui/index.ts', 'an index file is a barrel'],
])('a file name against the conventions is found: %s', (file, fault) => {
  expect(faultsIn(file, 'export const thing = 1;')).toEqual([`${file}: ${fault}`]);
});

test.each([
  'electron/main/index.ts',
  'renderer/ui/state-badge.tsx',
  'shared/domain/manager-links.ts',
  'shared/domain/line-manager.ts',
  'shared/domain/plan-managers.ts',
  'electron/service/db/migrations/0001-people.ts',
  'scripts/runtime/unzip.d.mts',
])('a file name by the conventions is accepted: %s', (file) => {
  expect(faultsIn(file, 'export const thing = 1;')).toEqual([]);
});

test('a file that only passes on the exports of others is found, and accepted for the contract as a whole', () => {
  const text = "export { list } from './list';\nexport * from './find';";
  expect(faultsIn('renderer/ui/everything.ts', text)).toEqual(['renderer/ui/everything.ts: it only passes on the exports of other files']);
  expect(faultsIn('shared/contract/index.ts', text)).toEqual([]);
});
