import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { clearAllUnfinished, clearUnfinished, noteUnfinished, ownFolder } from '../../electron/service/station/unfinished-folders';

function makeFolders() {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'touchstone-unfinished-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const [station, drive] = [path.join(folder, 'station'), path.join(folder, 'drive')];
  mkdirSync(drive);
  return { station, drive };
}

const noted = (station: string): unknown[] => JSON.parse(readFileSync(path.join(station, 'unfinished.json'), 'utf8')).unfinished;

test('a folder of our own that was left is removed at the next start, and forgotten', () => {
  const { station, drive } = makeFolders();
  const folder = ownFolder(drive, 'a');
  noteUnfinished(station, { kind: 'ours', folder });
  mkdirSync(folder);
  writeFileSync(path.join(folder, 'half.db'), 'half');
  clearAllUnfinished(station);
  expect(readdirSync(drive)).toEqual([]);
  expect(noted(station)).toEqual([]);
});

test('a folder without our name is never removed, whatever the list says', () => {
  const { station, drive } = makeFolders();
  const folder = path.join(drive, 'holiday pictures');
  mkdirSync(folder);
  noteUnfinished(station, { kind: 'ours', folder });
  clearAllUnfinished(station);
  expect(existsSync(folder)).toBe(true);
});

test('of a folder that somebody chose only what was written into it goes, and nothing once it is a site', () => {
  const { station, drive } = makeFolders();
  const [half, whole] = [path.join(drive, 'half'), path.join(drive, 'whole')];
  for (const folder of [half, whole]) {
    mkdirSync(folder);
    for (const name of ['site-1.db', 'site.json.new', 'mine.txt']) writeFileSync(path.join(folder, name), name);
    noteUnfinished(station, { kind: 'theirs', folder, files: ['site.json', 'site-1.db', '../mine.txt'] });
  }
  writeFileSync(path.join(whole, 'site.json'), '{}');
  rmSync(path.join(half, 'mine.txt'));
  clearAllUnfinished(station);
  expect(readdirSync(half)).toEqual([]);
  expect(readdirSync(whole).toSorted()).toEqual(['mine.txt', 'site-1.db', 'site.json', 'site.json.new']);
});

test('what lies on a drive that is not connected is kept in mind until it is', () => {
  const { station, drive } = makeFolders();
  const folder = ownFolder(path.join(drive, 'stick'), 'a');
  noteUnfinished(station, { kind: 'ours', folder });
  clearAllUnfinished(station);
  expect(noted(station)).toHaveLength(1);
  mkdirSync(folder, { recursive: true });
  clearAllUnfinished(station);
  expect(existsSync(folder)).toBe(false);
  expect(noted(station)).toEqual([]);
});

test('clearing one leaves the others, and a damaged list keeps nobody from starting', () => {
  const { station, drive } = makeFolders();
  const [one, other] = [ownFolder(drive, 'one'), ownFolder(drive, 'other')];
  for (const folder of [one, other]) {
    noteUnfinished(station, { kind: 'ours', folder });
    mkdirSync(folder);
  }
  clearUnfinished(station, one);
  expect(readdirSync(drive)).toEqual(['.touchstone-other']);
  writeFileSync(path.join(station, 'unfinished.json'), '{');
  expect(clearAllUnfinished(station)).toEqual({ wasWhole: false });
  expect(readdirSync(drive)).toEqual(['.touchstone-other']);
  expect(clearAllUnfinished(station)).toEqual({ wasWhole: true });
});

test('a list in which a letter was changed removes nothing', () => {
  const { station, drive } = makeFolders();
  const folder = ownFolder(drive, 'a');
  mkdirSync(ownFolder(drive, 'b'));
  noteUnfinished(station, { kind: 'ours', folder });
  const file = path.join(station, 'unfinished.json');
  writeFileSync(file, readFileSync(file, 'utf8').replace('.touchstone-a', '.touchstone-b'));
  expect(clearAllUnfinished(station)).toEqual({ wasWhole: false });
  expect(readdirSync(drive)).toEqual(['.touchstone-b']);
});
