/** A name that ends as files of the format do, whatever was typed in the dialog. */
export function withEnding(name: string, ending: string): string {
  return name.toLowerCase().endsWith(`.${ending}`) ? name : `${name}.${ending}`;
}
