import { expect, test } from 'vitest';
import { behindSession, declared } from './access/declared';

test('what needs no session at all is this and nothing else', () => {
  expect(declared.filter(({ meta }) => meta.access.who === 'anyone').map(({ name }) => name)).toEqual([
    'sites.list',
    'sites.chooseFolder',
    'sites.create',
    'sites.select',
    'sites.openSample',
    'sites.sampleUsers',
    'sites.checkShares',
    'sites.recover',
    'session.get',
    'session.watch',
    'session.unlock',
    'session.lock',
    'session.touch',
    'session.renewPassphrase',
    'session.choosePassphrase',
    'backups.choosePlace',
    'backups.choose',
    'backups.restore',
  ]);
});

test('every other procedure is walked with an input of its own, in access-inputs', () => {
  expect(behindSession.length).toBe(declared.filter(({ meta }) => meta.access.who !== 'anyone').length);
  expect(behindSession.length).toBeGreaterThan(50);
});
