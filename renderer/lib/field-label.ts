import { fieldOfPartWords, fieldWords, guidanceFieldWords, partWords } from './words/differences';

/** What a field that differs is called, from its place in the item and from what it is part of. */
export function fieldLabel(path: readonly string[], of: string | null): string {
  const [head = '', key = '', part, field] = path;
  if (head !== 'content') return fieldWords[head] ?? head;
  if (key === 'guidance') return guidanceFieldWords[part ?? ''] ?? key;
  const partName = partWords[key];
  if (partName === undefined || part === undefined) return fieldWords[key] ?? key;
  const name = of === null ? partName : `${partName} “${shortened(of)}”`;
  return field === undefined ? name : `${name}: ${fieldOfPartWords[field] ?? field}`;
}

const mostLetters = 48;

function shortened(text: string): string {
  return text.length <= mostLetters ? text : `${text.slice(0, mostLetters).trimEnd()}…`;
}
