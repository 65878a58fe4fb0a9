import { describe, expect, test } from 'vitest';
import { noteToCheck, readNote } from '../../renderer/features/records/read-note';

const note = 'touchstone/a-site\n12\nqg==\n\n— a-site c2ln\n';

describe('a filed checkpoint', () => {
  test.each([
    ['UTF-8', Buffer.from(note, 'utf8')],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${note}`, 'utf8')],
    ['UTF-16, little end first', Buffer.from(`\ufeff${note}`, 'utf16le')],
    ['UTF-16, big end first', Buffer.from(`\ufeff${note}`, 'utf16le').swap16()],
  ])('is read from a file that an editor has saved as %s', async (_encoding, bytes) => {
    expect(await readNote(new Blob([Uint8Array.from(bytes)]))).toBe(note);
  });

  test('is not looked for in more than the beginning of a file, and no byte of another kind of file keeps it from being asked about', async () => {
    const picture = Buffer.concat([Buffer.from([0x89, 0, 0xff, 0xd8]), Buffer.alloc(100_000)]);
    const read = await readNote(new Blob([Uint8Array.from(picture)]));
    expect(read.length).toBeLessThanOrEqual(4000);
    expect(read).not.toContain('\0');
    expect(noteToCheck(`\ud800${'x'.repeat(9000)}`)).toBe(`\ufffd${'x'.repeat(3999)}`);
  });
});
