import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { delimitedChunks } from '../../electron/service/platform/delimited-chunks';
import { textChunks } from '../../electron/service/platform/text-chunks';
import type { IsKnownRow } from '../../shared/domain/intake/people-pass';

const sizesOf = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 });

describe('text that arrives in chunks', () => {
  const text = 'Nr,Name\r\n01,Łukasz\r02,"two\r\nlines"\n03,Zoë € 𝄞\r\n';
  const utf16 = Buffer.from(`\ufeff${text}`, 'utf16le');
  const encodings = {
    'utf-8': Buffer.from(text),
    'utf-16le': utf16,
    'utf-16be': Buffer.from(utf16).swap16(),
  };

  it.each(Object.entries(encodings))('as %s is the same however the bytes are cut, within a character or a line end', (encoding, bytes) => {
    fc.assert(
      fc.property(sizesOf, (sizes) => {
        // The first bytes come together: by them the encoding is known.
        const chunks = [bytes.subarray(0, 16), ...cut(bytes.subarray(16), sizes)];
        const decoder = textChunks(null);
        const parts = chunks.map((chunk) => take(decoder.take(chunk)));
        expect(parts.join('') + take(decoder.end())).toBe(text.replaceAll(/\r\n?/g, '\n'));
        expect(decoder.encoding()).toBe(encoding);
      }),
    );
  });

  it('ends in half a character: cut in UTF-8 that had others before, and a letter of Windows-1252 after plain ASCII', () => {
    const end = (...chunks: readonly Uint8Array[]) => {
      const decoder = textChunks(null);
      const parts = chunks.map((chunk) => take(decoder.take(chunk)));
      const last = decoder.end();
      return [last.ok ? parts.join('') + last.value : last.failure.code, decoder.encoding()];
    };
    expect(end(Buffer.from('a,ü,'), Uint8Array.of(0xc3))).toEqual(['Truncated', 'utf-8']);
    expect(end(Buffer.from('a,Ren'), Uint8Array.of(0xe9))).toEqual(['a,René', 'windows-1252']);
    expect(end(Uint8Array.of(0xff, 0xfe, 65, 0, 66))).toEqual(['Truncated', 'utf-16le']);
  });

  it('that a profile states is read in that encoding and no other, unless a mark says otherwise', () => {
    const latin = Buffer.from('Ren\xe9', 'latin1');
    expect(textChunks('utf-8').take(Buffer.concat([latin, Buffer.from(', x')]))).toMatchObject({ ok: false, failure: { code: 'NotText' } });
    expect(take(textChunks('windows-1252').take(Buffer.from('é')))).toBe('Ã©');
    expect(take(textChunks('windows-1252').take(Buffer.from('\ufeffé')))).toBe('é');
  });
});

describe('rows that arrive in chunks', () => {
  it('are those of the whole text, with their lines, wherever it is cut', () => {
    const cell = fc.string({ unit: fc.constantFrom(...'ab0é ;,"\n='.split('')), maxLength: 10 });
    const table = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 10 });
    fc.assert(
      fc.property(table, fc.boolean(), sizesOf, (rows, hasEnd, sizes) => {
        const lines = rows.map((row) => row.map((value) => (/[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)).join(','));
        const parser = delimitedChunks(',', 1);
        const found = cutText(lines.join('\n') + (hasEnd ? '\n' : ''), sizes).map((text) => take(parser.take(text)));
        const end = take(parser.end());
        expect([...found, end].flatMap((chunk) => chunk.rows)).toEqual(rows);
        let line = 1;
        const starts = lines.map((text) => (line += text.split('\n').length) - text.split('\n').length);
        expect([...found, end].flatMap((chunk) => chunk.rowNumbers)).toEqual(starts);
        expect(end.endsWithinLine).toBe(!hasEnd);
      }),
      { numRuns: 500 },
    );
  });

  it('are told apart into known ones and others without losing one, whatever signs they are made of', () => {
    // Marks where none belong, too: there, only the parser decides.
    const text = fc.string({ unit: fc.constantFrom(...'ab",",\n\n 0'.split('')), maxLength: 60 });
    fc.assert(
      fc.property(text, sizesOf, fc.integer({ min: 1, max: 4 }), (all, sizes, each) => {
        const whole = delimitedChunks(',', 1);
        const [head, tail] = [whole.take(all), whole.end()];
        if (!head.ok || !tail.ok) return;
        const isBlank = (row: readonly string[]) => row.length === 1 && row[0] === '';
        const rowsIn = ({ rows, rowNumbers }: { readonly rows: readonly (readonly string[])[]; readonly rowNumbers: readonly number[] }) =>
          rows.map((cells, at) => ({ cells, rowNumber: rowNumbers[at] })).filter(({ cells }) => !isBlank(cells));
        const known: { cells: readonly string[]; rowNumber: number | undefined }[] = [];
        const parser = delimitedChunks(',', 1);
        const isKnown: IsKnownRow = (chunk, _codes, { starts, ends, count }, rowNumber) => {
          if (count === 0 || rowNumber % each !== 0) return false;
          known.push({ cells: Array.from({ length: count }, (_, at) => chunk.slice(starts[at], ends[at])), rowNumber });
          return true;
        };
        const chunks = cutText(all, sizes).map((part) => take(parser.take(part, isKnown)));
        const found = [...chunks, take(parser.end())];
        expect(found.reduce((sum, chunk) => sum + chunk.known, 0)).toBe(known.length);
        const rows = [...known.filter(({ cells }) => !isBlank(cells)), ...found.flatMap(rowsIn)].toSorted(
          (one, other) => (one.rowNumber ?? 0) - (other.rowNumber ?? 0),
        );
        expect(rows).toEqual([...rowsIn(head.value), ...rowsIn(tail.value)]);
        // Another parser says the same of what both read strictly.
        if (/"[^",\n]/.test(all)) return;
        const others = parse(all, { relax_column_count: true, skip_empty_lines: true, relax_quotes: true });
        expect(rows.map(({ cells }) => cells)).toEqual(others.filter((cells) => !isBlank(cells)));
      }),
      { numRuns: 1000 },
    );
  });

  it('name the line of a quotation mark that is never closed, without holding the rest of the file', () => {
    const parser = delimitedChunks(',', 1);
    take(parser.take('A,B\n1,"x\n2,y\n'));
    expect(parser.end()).toEqual({ ok: false, failure: { code: 'UnclosedQuote', data: { rowNumber: 2 } } });
    const endless = delimitedChunks(',', 1);
    take(endless.take('A,B\n1,"'));
    expect(endless.take('x\n'.repeat(600_000))).toEqual({ ok: false, failure: { code: 'UnclosedQuote', data: { rowNumber: 2 } } });
  });

  it('with a quotation mark inside a cell are told by their line', () => {
    const parser = delimitedChunks(',', 1);
    expect(take(parser.take('A,B\n"Robert "Bob" Smith",1\nx,2\n'))).toMatchObject({ strayQuotes: [2], rowNumbers: [1, 2, 3] });
  });
});

function take<T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: { readonly code: string } },
): T {
  if (!result.ok) throw new Error(result.failure.code);
  return result.value;
}

function cut(bytes: Uint8Array, sizes: readonly number[]): Uint8Array[] {
  const chunks: Uint8Array[] = [];
  for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1;
    chunks.push(bytes.subarray(at, at + size));
    at += size;
  }
  return chunks;
}

function cutText(text: string, sizes: readonly number[]): string[] {
  const chunks: string[] = [];
  for (let at = 0, turn = 0; at < text.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1;
    chunks.push(text.slice(at, at + size));
    at += size;
  }
  return chunks;
}
