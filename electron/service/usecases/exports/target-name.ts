/** A package's name always ends in .zip, whatever was typed in the dialog. */
export function withZipEnding(name: string): string {
  return /\.zip$/i.test(name) ? name : `${name}.zip`;
}
