/** A text stripped of case and accents, for searching. */
export function foldText(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Whether a text holds every word of a search, whatever its case and accents. */
export function everyWord(search: string): (text: string) => boolean {
  const parts = foldText(search).split(/\s+/).filter(Boolean);
  return (text) => {
    if (parts.length === 0) return true;
    const folded = foldText(text);
    return parts.every((part) => folded.includes(part));
  };
}
