/** What another site needs to know of one with which it exchanges files. */
export interface ExchangeCard {
  readonly name: string;
  readonly siteId: string | null;
  /** As `minisign -P` takes it. */
  readonly publicKey: string;
  /** As `age -r` takes it; null: nothing is encrypted to it. */
  readonly ageRecipient: string | null;
}

const labels = { name: 'Site', siteId: 'Site id', publicKey: 'Signing key', ageRecipient: 'Encryption key' } as const;

/** A card in lines that people can read, and that `readCard` reads as well. */
export function cardText({ name, siteId, publicKey, ageRecipient }: ExchangeCard): string {
  const lines = [
    [labels.name, name],
    [labels.siteId, siteId],
    [labels.publicKey, publicKey],
    [labels.ageRecipient, ageRecipient],
  ] as const;
  return lines.flatMap(([label, value]) => (value === null ? [] : [`${label}: ${value}`])).join('\n');
}

/** What a pasted card says; null where it names no site or no key. A minisign public key alone is none. */
export function readCard(text: string): ExchangeCard | null {
  const valueOf = (label: string): string | null => {
    const line = text.split(/\r?\n/).find((one) => one.trim().toLowerCase().startsWith(`${label.toLowerCase()}:`));
    const value = line?.slice(line.indexOf(':') + 1).trim() ?? '';
    return value === '' ? null : value;
  };
  const [name, publicKey] = [valueOf(labels.name), valueOf(labels.publicKey)];
  return name === null || publicKey === null
    ? null
    : { name, siteId: valueOf(labels.siteId), publicKey, ageRecipient: valueOf(labels.ageRecipient) };
}
