import { nobody, reason, type InputsOf } from './asked';

const newIdentity = { givenName: 'G', familyName: 'F', email: null, location: null, managerPersonId: nobody };
const newPerson = {
  ...newIdentity,
  employeeNumber: '777',
  employment: { employer: 'Lender', kind: 'contractor', validFrom: '2026-03-01', validTo: null },
} as const;
const newPlace = { roleId: nobody, unitId: nobody, startsOn: '2026-04-01', fromPositionId: null };

export const people: InputsOf<'people' | 'identity' | 'organisation' | 'moves' | 'onboarding' | 'experts' | 'portfolio'> = {
  people: {
    units: () => undefined,
    list: () => ({ asOf: null, unitId: null, includeLeavers: true }),
    get: ({ personId }) => ({ personId, asOf: null }),
    add: () => ({ ...newPerson, reason }),
    change: () => ({ ...newIdentity, personId: nobody, reason }),
    employ: () => ({ ...newPerson.employment, personId: nobody, employmentId: null, reason }),
    correct: () => ({ personId: nobody, field: 'email', value: null, expiresOn: '2026-04-01', reason }),
    endCorrection: () => ({ overrideId: nobody, reason }),
    assign: () => ({
      personId: nobody,
      roleId: nobody,
      unitId: nobody,
      title: '',
      shift: null,
      validFrom: '2026-04-01',
      validTo: null,
      reason,
    }),
    endPosition: () => ({ positionId: nobody, validTo: '2026-04-01', reason }),
    addIdentifier: () => ({ personId: nobody, system: 'badge', value: '1', reason }),
    endIdentifier: () => ({ identifierId: nobody, reason }),
  },
  identity: {
    duplicates: () => ({ includeDecided: true, offset: 0, limit: 50 }),
    merge: () => ({ keptPersonId: nobody, otherPersonId: 'nobody-else', reason }),
    unmerge: () => ({ personId: nobody, reason }),
    distinct: () => ({ caseId: nobody, reason }),
    managers: () => undefined,
  },
  organisation: {
    tree: () => ({ asOf: null }),
    history: () => ({ unitId: nobody }),
    add: () => ({ parentId: nobody, kind: 'line', name: 'L', from: '2026-03-14', reason }),
    change: () => ({ unitId: nobody, name: 'L', parentId: null, from: '2026-03-14', reason }),
    close: () => ({ unitId: nobody, from: '2026-03-15', reason }),
  },
  moves: {
    preview: ({ personId }) => ({ ...newPlace, personId }),
    plan: ({ personId }) => ({
      ...newPlace,
      personId,
      title: '',
      shift: null,
      graceUntil: null,
      supervisorPersonId: null,
      lines: [],
      reason,
    }),
    confirm: ({ personId }) => ({ personId, planId: nobody, reason }),
    cancel: ({ personId }) => ({ personId, planId: nobody, reason }),
    ofPerson: ({ personId }) => ({ personId }),
    list: () => ({ planId: null, state: null, offset: 0, limit: 10 }),
  },
  onboarding: { template: () => ({ roleId: nobody }), save: () => ({ roleId: nobody, lines: [], reason }) },
  experts: {
    find: () => ({
      competencyId: nobody,
      level: 1,
      taskId: null,
      on: null,
      unitId: null,
      shift: null,
      mayTeach: false,
      isAssessor: false,
      offset: 0,
      limit: 10,
    }),
  },
  portfolio: { get: ({ personId }) => ({ personId, asOf: null }) },
};
