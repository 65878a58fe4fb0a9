/** A package's name always ends in .zip, encrypted in .zip.age, whatever was typed in the dialog. */
export function withPackageEnding(name: string, isEncrypted: boolean): string {
  const zip = /\.zip(?:\.age)?$/i.test(name) ? name.replace(/\.age$/i, '') : `${name.replace(/\.age$/i, '')}.zip`;
  return isEncrypted ? `${zip}.age` : zip;
}
