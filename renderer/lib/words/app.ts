import type { Role } from '../../../shared/domain/permissions';

export const appWords = {
  navigation: {
    today: 'Today',
    people: 'People',
    framework: 'Framework',
    assess: 'Assess',
    readiness: 'Readiness',
    calibrate: 'Calibrate',
    exchange: 'Exchange',
    records: 'Records',
    settings: 'Settings',
  },
  roles: {
    administrator: 'Administrator',
    frameworkSteward: 'Framework steward',
    assessor: 'Assessor',
    lineManager: 'Line manager',
    calibrationFacilitator: 'Calibration facilitator',
    qualityAuditor: 'Quality auditor',
    hrPartner: 'HR partner',
    employee: 'Employee',
  } satisfies Record<Role, string>,
  noRole: 'No role',
  exchangeSubtitle: 'What comes in and what goes out on carried media, each file checked, approved and recorded.',
  connecting: 'Connecting to the service…',
  locking: 'Locking. What is being written is finished first.',
  notFound: {
    title: 'There is no page at this address',
    hint: 'It may come from another version, or something was left out when it was copied.',
    step: 'Go to Today',
  },
  fault: { title: 'This page failed', message: 'What you had typed is kept as a draft. Go on with another page, or try again.' },
  palette: {
    placeholder: 'Find a person, role, competency, task, page or question',
    nothing: 'Nothing found. Try part of a name, a number or a code.',
    pages: 'Pages',
    actions: 'Actions',
    kinds: { person: 'People', competency: 'Competencies', task: 'Tasks', role: 'Roles' },
  },
  alarmTitle: {
    altered: 'The record was changed behind the back of Touchstone',
    siteAltered: 'What the record holds of the site itself was changed behind the back of Touchstone',
    rolledBack: 'An older copy of this site was put back',
    rewritten: 'The log of this record was rewritten',
  },
  alarmWay: 'Go to the record',
  alarm: {
    altered:
      'The log of this record does not verify. Nobody should go on working in it before it is found out why; an administrator verifies the whole record under Records.',
    siteAltered:
      'Its name, zone or times in the record are not those that the log tells, or are gone. The site was opened by what the log tells. Nobody should go on working in it before it is found out why: verify the whole record under Records, restore the newest backup made before, and keep this folder for whoever looks into it.',
    rolledBack:
      'This record is older than what this station has seen before. Nobody should go on working in it before it is found out why; the newest folder or backup of the site holds what is missing here.',
    rewritten:
      'The log differs from what this station has seen before. Nobody should go on working in it before it is found out why; a checkpoint that was filed shows from where on it differs.',
  },
  alteredEntry: (entryNumber: number) => `The first entry that is not as it was written is number ${entryNumber}.`,
  sample: (login: string, passphrase: string) =>
    `Sample site: everything in it is invented. You are ${login}; whoever came with it has the passphrase “${passphrase}” until they change it.`,
} as const;
