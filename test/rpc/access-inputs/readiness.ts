import { riskRule } from '../../../shared/contract/risk-rule';
import { signatureBy } from '../../support/passphrase-of';
import { nobody, reason, type InputsOf } from './asked';

/** Of everybody one may see, from today on. */
export const yearOfEverybody = { personId: null, unitId: null, after: null, through: null, lapsesOnly: false };
export const cell = {
  asOf: null,
  unitId: null,
  competencyId: null,
  personId: null,
  departmentId: null,
  mandatoryOnly: false,
  states: null,
  lapsesBy: null,
};
/** What is signed of a qualification, and what ends it. */
const anyFilter = { asOf: null, knownAt: null, unitId: null, departmentId: null, roleId: null, mandatoryOnly: false };

export const readiness: InputsOf<
  'readiness' | 'standingMatrix' | 'gaps' | 'figures' | 'gate' | 'riskRules' | 'readinessViews' | 'views' | 'yearAhead'
> = {
  readiness: {
    choices: () => ({ asOf: null }),
    knownEntry: () => ({ day: '2026-03-14', time: '00:10' }),
    heatmap: () => ({
      asOf: null,
      departmentId: null,
      unitId: null,
      roleId: null,
      mandatoryOnly: false,
      by: 'unit',
      mode: 'state',
      knownAt: null,
    }),
    cell: () => ({ ...cell, knownAt: null, withinUnitId: null, roleId: null, withConfidence: true, limit: 10 }),
    explain: ({ personId }) => ({ personId, competencyId: nobody, asOf: null, knownAt: null }),
    today: () => ({ asOf: null }),
    firstSteps: () => undefined,
  },
  standingMatrix: { get: () => ({ asOf: null, unitId: null, departmentId: null, roleId: null, mandatoryOnly: false, knownAt: null }) },
  gaps: {
    count: () => ({
      ...anyFilter,
      isUnitAlone: false,
      competencyId: null,
      personId: null,
      causes: null,
      bands: null,
      by: 'unit' as const,
    }),
    list: () => ({
      ...anyFilter,
      isUnitAlone: false,
      competencyId: null,
      personId: null,
      causes: null,
      bands: null,
      offset: 0,
      limit: 10,
    }),
  },
  figures: {
    get: () => anyFilter,
    list: () => ({ ...anyFilter, key: 'ready' as const, offset: 0, limit: 10 }),
    trend: () => anyFilter,
  },
  gate: {
    find: () => ({ text: 'nobody' }),
    tasks: () => undefined,
    ask: ({ personId }) => ({ personId, taskId: nobody, day: null, knownAt: null }),
    issue: ({ personId }) => ({ personId, taskId: nobody, day: null }),
    proof: ({ personId }) => ({ personId, taskId: nobody, day: '2026-03-01', time: '02:10' }),
    sign: ({ personId, login }) => ({
      personId,
      taskId: nobody,
      day: '2026-03-01',
      time: '02:10',
      signature: signatureBy(login),
    }),
    records: ({ personId }) => ({ personId }),
    print: ({ personId }) => ({ personId, answerId: nobody }),
  },
  riskRules: {
    get: () => ({ asOf: null }),
    save: () => ({
      basis: 77,
      inForceFrom: '2026-03-14',
      content: riskRule.parse({}),
      reason,
      signature: signatureBy('ben'),
    }),
  },
  readinessViews: {
    print: () => ({ view: { kind: 'figures' as const, filter: anyFilter } }),
    chooseTarget: () => ({ format: 'xlsx' as const, view: { kind: 'figures' as const, filter: anyFilter } }),
    write: () => ({ target: 'no such handle', reason }),
  },
  views: {
    list: () => undefined,
    save: () => ({ viewId: null, name: 'A view', path: '/readiness/matrix', search: {} }),
    remove: () => ({ viewId: nobody }),
    offer: () => ({ viewId: nobody, role: null, reason }),
  },
  yearAhead: { days: () => yearOfEverybody, changes: () => ({ ...yearOfEverybody, offset: 0, limit: 100 }) },
};
