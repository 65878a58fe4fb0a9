/** The address of the form that a draft belongs to, from its key; null where none is known. */
export function draftPath(key: string): string | null {
  const fixed = fixedPaths[key];
  if (fixed !== undefined) return fixed;
  const [form, first, second] = key.split('/');
  if (form === undefined || first === undefined) return null;
  switch (form) {
    case 'assessment':
      return second === undefined ? null : `/assess/${first}/${second}`;
    case 'amendment':
      return `/assess/amend/${first}`;
    case 'paper':
      return `/assess/paper/${first}`;
    case 'secondRating':
      return `/assess/second/${first}`;
    case 'evidenceItem':
      return `/people/evidence/${first}`;
    case 'library':
      return `/framework/libraries/${first}`;
    case 'intakeProfile':
      return `/exchange/profiles/${first}`;
    case 'approval':
      return `/framework/revisions/${first}/approve`;
    default:
      return null;
  }
}

const fixedPaths: Readonly<Record<string, string | undefined>> = {
  'user/new': '/settings/users/new',
  'imports.commit': '/exchange/import',
  'observation/new': '/observe',
  'export.package': '/exchange/written',
};
