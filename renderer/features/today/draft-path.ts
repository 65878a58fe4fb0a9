/** The address of the form that a draft belongs to, from its key; null where none is known. */
export function draftPath(key: string): string | null {
  const fixed = fixedPaths[key];
  if (fixed !== undefined) return fixed;
  const [form, first, second] = key.split('/');
  if (form === undefined || first === undefined) return null;
  switch (form) {
    case 'assessment':
      return second === undefined ? null : `/assess/${first}/${second}`;
    case 'competency':
      return first === 'retire' && second !== undefined ? `/framework/competencies/${second}` : `/framework/competencies/${first}/edit`;
    case 'requirement':
      return first === 'end' ? '/framework/roles' : `/framework/roles/${first}`;
    default:
      return null;
  }
}

const fixedPaths: Readonly<Record<string, string | undefined>> = {
  'competency/new': '/framework/competencies/new',
  'scale/new': '/framework/scales/new',
  'user/new': '/settings/users/new',
  'imports.commit': '/exchange/import',
  'export.qualificationStatus': '/exchange',
};
