/** A header reduced to letters and digits, so that `Employee_ID`, "employee id" and EMPLOYEEID are one: `#` counts as "number". */
export function compactHeader(header: string): string {
  return wordsOfHeader(header).join('');
}

/** The words of a header in lower case: `DateofBirth` gives "dateof", "birth"; `EMP_ID` gives "emp", "id". */
export function wordsOfHeader(header: string): readonly string[] {
  return header
    .normalize('NFC')
    .replace(/ \(\d+\)$/, '')
    .replaceAll('#', ' number ')
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replaceAll(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
