/** Whether a line still requires something on a day or later. */
export function isOpenOn(line: { readonly validTo: string | null }, day: string): boolean {
  return line.validTo === null || line.validTo >= day;
}
