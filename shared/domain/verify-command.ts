/** What somebody types to check a package with minisign, in the folder where it lies. */
export function verifyCommand(fileName: string, publicKey: string): string {
  return `minisign -Vm ${shellWord(fileName)} -P ${publicKey}`;
}

function shellWord(text: string): string {
  if (/^[\w.-]+$/.test(text)) return text;
  // Double quotes serve every shell, but Unix shells still look inside them for these.
  return /["$`\\!]/.test(text) ? `'${text.replaceAll("'", `'\\''`)}'` : `"${text}"`;
}
