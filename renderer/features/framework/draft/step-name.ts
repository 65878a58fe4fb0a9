/** What a step did, in words: the digest of the file that it came from tells a person nothing. */
export function stepName(label: string): string {
  return label.replace(/ \(SHA-256 [0-9a-f]*\)$/, '');
}
