export type HeaderWarning = {
  readonly code: 'DuplicateHeader' | 'EmptyHeader';
  readonly column: number;
  readonly header: string;
  readonly renamedTo: string;
};

/** Headers that can be told apart: the second of a name is called "name (2)", one without a name "Column 4". */
export function distinctHeaders(cells: readonly string[]): { readonly headers: string[]; readonly warnings: HeaderWarning[] } {
  const warnings: HeaderWarning[] = [];
  const taken = new Set(cells);
  const seen = new Set<string>();
  const headers = cells.map((header, index) => {
    if (header !== '' && !seen.has(header)) {
      seen.add(header);
      return header;
    }
    const isEmpty = header === '';
    let copy = isEmpty ? index + 1 : 2;
    const name = () => (isEmpty ? `Column ${copy}` : `${header} (${copy})`);
    while (taken.has(name())) copy += 1;
    taken.add(name());
    warnings.push({ code: isEmpty ? 'EmptyHeader' : 'DuplicateHeader', column: index, header, renamedTo: name() });
    return name();
  });
  return { headers, warnings };
}
