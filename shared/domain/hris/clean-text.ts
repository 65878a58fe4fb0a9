/** A cell as it is kept: NFC, runs of any white space made one space, ends trimmed, invisible characters gone, `="007"` read as 007. */
export function cleanText(cell: string): string {
  const text = cell.normalize('NFC').replaceAll(/\s+/g, ' ').replaceAll(invisible, '').trim();
  // Spreadsheets write ="007" so that the zeros survive their own reading of the file.
  return /^="([^"]*)"$/.exec(text)?.[1]?.trim() ?? text;
}

/** Whether a spreadsheet has spoiled the value: 1.23E+05, #N/A, or a formula in place of its result. */
export function isSpreadsheetDamage(text: string): boolean {
  return (
    /^\d+(?:[.,]\d+)?E\+\d+$/i.test(text) || /^#(?:N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|#+)$/i.test(text) || text.startsWith('=')
  );
}

// Controls, zero-width space and a stray byte order mark. NOTE: the joiners U+200C and U+200D stay, names are spelled with them.
const invisible = /[\u0000-\u001f\u007f-\u009f\u200b\ufeff]/g;
