import { expect, test } from 'vitest';
import { plainFileName } from '../../shared/domain/file-name';
import { isReadable } from '../../shared/domain/readable-text';

test('whole characters of every plane are readable, halves of them and NUL are not, wherever they stand', () => {
  expect(isReadable({ a: ['🙂', 'مرحبا', '\u202e', '\t\n', ''], b: null, c: 1, d: undefined })).toBe(true);
  for (const bad of ['\ud800', 'x\udc00', '\udc00\ud800', 'a\0b']) {
    expect(isReadable(bad)).toBe(false);
    expect(isReadable({ a: [{ b: bad }] })).toBe(false);
    expect(isReadable({ [bad]: 1 })).toBe(false);
  }
  expect(isReadable({ file: new Blob(['a\0b']) })).toBe(true);
});

test('a value nested without end is not walked without end', () => {
  let deep: unknown = [];
  for (let level = 0; level < 100_000; level += 1) deep = [deep];
  expect(isReadable(deep)).toBe(false);
});

test('a file name keeps its last part, its letters and its ending', () => {
  expect(plainFileName('Foto Ventil (1) – Übung.jpeg')).toBe('Foto Ventil (1) – Übung.jpeg');
  expect(plainFileName('.hidden')).toBe('.hidden');
  expect(plainFileName('..\\..\\a.txt')).toBe('a.txt');
  expect(plainFileName('...')).toBe('file');
});
