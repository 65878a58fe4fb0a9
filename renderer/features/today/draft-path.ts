/** The address of the form that a draft belongs to, from its key; null where none is known. */
export function draftPath(key: string): string | null {
  const fixed = fixedPaths[key];
  if (fixed !== undefined) return fixed;
  const [form, first, second, third] = key.split('/');
  if (form === undefined || first === undefined) return null;
  switch (form) {
    case 'assessment':
      return second === undefined ? null : `/assess/${first}/${second}`;
    case 'calibrationSession':
      return `/calibrate/sessions/${first}?change=true`;
    case 'consensus':
      return second === undefined ? null : `/calibrate/sessions/${first}/board?case=${second}&form=decide`;
    case 'dissent':
      return second === undefined ? null : `/calibrate/sessions/${first}/board?case=${second}&form=dissent`;
    case 'goldCase':
      return second === undefined ? null : goldCasePath(first, second, third);
    case 'gold-study':
      return `/calibrate/studies/${first}`;
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
    case 'imports.reverse':
      return `/exchange/imports/${first}`;
    case 'approval':
      return `/framework/revisions/${first}/approve`;
    default:
      return null;
  }
}

function goldCasePath(origin: string, id: string, caseId: string | undefined): string | null {
  switch (origin) {
    case 'kept':
      return `/calibrate/cases/${id}?change=true`;
    case 'assessment':
      return `/calibrate/cases/new?assessmentId=${id}`;
    case 'competency':
      return `/calibrate/cases/new?competencyId=${id}`;
    case 'session':
      return caseId === undefined ? null : `/calibrate/cases/new?sessionId=${id}&caseId=${caseId}`;
    default:
      return null;
  }
}

const fixedPaths: Readonly<Record<string, string | undefined>> = {
  'user/new': '/settings/users/new',
  'calibrationSession/new': '/calibrate/sessions/new',
  thresholds: '/calibrate/thresholds?change=true',
  riskRule: '/readiness/risk-rule?change=true',
  assessmentRules: '/settings/assessment-rules?change=true',
  'imports.commit': '/exchange/import',
  'completions.commit': '/exchange/completions',
  'matrix.commit': '/exchange/matrix',
  'performances.commit': '/exchange/performances',
  'directory.commit': '/settings/directory/file',
  'observation/new': '/observe',
  'export.package': '/exchange/written',
};
