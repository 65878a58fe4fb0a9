/** A cell as it is kept: NFC, runs of any white space made one space, ends trimmed, invisible characters gone, `="007"` read as 007. */
export function cleanText(cell: string): string {
  if (isCleanAlready(cell)) return cell;
  const text = cell.normalize('NFC').replaceAll(/\s+/g, ' ').replaceAll(invisible, '').trim();
  // Spreadsheets write ="007" so that the zeros survive their own reading of the file.
  return /^="([^"]*)"$/.exec(text)?.[1]?.trim() ?? text;
}

/**
 * Most cells of a large file: letters below the first combining mark (so NFC already) and single spaces between them. A walk over the
 * characters takes a tenth of what the replacements do.
 */
function isCleanAlready(cell: string): boolean {
  let before = space;
  for (let at = 0; at < cell.length; at += 1) {
    const code = cell.charCodeAt(at);
    if (code === space ? before === space : code < space || (code > 0x7e && code < 0xa1) || code === softHyphen || code >= 0x300)
      return false;
    before = code;
  }
  return cell === '' || (before !== space && cell.charCodeAt(0) !== equalsSign);
}

const space = 0x20;
const softHyphen = 0xad;
const equalsSign = 0x3d;

/** Whether a spreadsheet has spoiled the value: 1.23E+05, #N/A, or a formula in place of its result. */
export function isSpreadsheetDamage(text: string): boolean {
  const first = text.charCodeAt(0);
  // Digits, # and = alone can begin what is meant here: of most texts the first character tells.
  if (!(first >= 0x30 && first <= 0x39) && first !== 0x23 && first !== equalsSign) return false;
  return (
    /^\d+(?:[.,]\d+)?E\+\d+$/i.test(text) || /^#(?:N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|#+)$/i.test(text) || text.startsWith('=')
  );
}

// Controls, soft hyphen, zero-width space and word joiner, marks that turn the direction of what is read, tags, and a stray byte order
// mark: two numbers that differ by one of them look the same. NOTE: the joiners U+200C and U+200D stay, names are spelled with them.
const invisible =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;
