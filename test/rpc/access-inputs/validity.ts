import { signatureBy } from '../../support/passphrase-of';
import { nobody, reason, second, type Asked, type InputsOf } from './asked';

const everyPlan = { unitId: null, competencyId: null, from: '2026-03-16', to: '2026-05-10', perWeek: 2, earlyDays: 30 } as const;
const everyDuty = {
  whose: 'all',
  kind: null,
  unitId: null,
  ownerPersonId: null,
  overdueOnly: false,
  dueBy: null,
  asOf: null,
} as const;
const ending = ({ personId, login }: Asked) => ({
  personId,
  from: '2026-03-14',
  reason,
  signature: signatureBy(login),
});
const excepted = ({ personId, login }: Asked) => ({
  personId,
  competencyId: nobody,
  reason,
  signature: signatureBy(login),
});

export const validity: InputsOf<'requirements' | 'events' | 'exceptions' | 'duties'> = {
  requirements: {
    effective: () => ({ subject: 'role', id: nobody, asOf: null }),
    effectiveOfPerson: ({ personId }) => ({ personId, asOf: null }),
    overrides: () => ({ subjectId: nobody, competencyId: null }),
    override: ({ login }) => ({
      subject: 'unit',
      subjectId: nobody,
      competencyId: nobody,
      effect: 'disable',
      level: null,
      validityMonths: null,
      isMandatory: null,
      from: '2026-03-14',
      to: null,
      reason,
      signature: signatureBy(login),
    }),
    endOverride: ({ login }) => ({ overrideId: nobody, from: '2026-03-15', reason, signature: signatureBy(login) }),
  },
  events: {
    kinds: () => undefined,
    places: () => undefined,
    around: () => ({ kind: 'Incident' }),
    preview: ({ personId }) => ({ kind: 'Incident', happenedOn: '2026-03-14', scope: { kind: 'person', personId }, narrowedTo: null }),
    record: ({ personId }) => ({
      kind: 'Incident',
      happenedOn: '2026-03-14',
      scope: { kind: 'person', personId },
      narrowedTo: null,
      reason,
    }),
    void: () => ({ eventId: nobody, reason }),
    list: () => undefined,
  },
  exceptions: {
    list: () => ({ asOf: null, kind: null, state: null, competencyId: null }),
    ofPerson: ({ personId }) => ({ personId, asOf: null }),
    get: () => ({ exceptionId: nobody }),
    terms: ({ personId }) => ({ personId, competencyId: nobody }),
    extend: (asked) => ({ ...excepted(asked), to: '2026-05-01' }),
    extendAgain: (asked) => ({ ...excepted(asked), to: '2026-05-01' }),
    exempt: (asked) => ({ ...excepted(asked), from: '2026-03-14', to: '2026-05-01', approval: second(asked) }),
    waive: (asked) => ({
      ...excepted(asked),
      from: '2026-03-14',
      to: '2026-05-01',
      conditions: 'never alone',
      approval: second(asked),
    }),
    suspend: (asked) => ({ ...excepted(asked), from: '2026-03-14', to: null, cause: 'incident' }),
    revoke: (asked) => ({ ...excepted(asked), from: '2026-03-14', cause: 'incident', approval: second(asked) }),
    reinstate: (asked) => ({ ...ending(asked), exceptionId: nobody }),
    withdraw: (asked) => ({ ...ending(asked), exceptionId: nobody }),
    chooseTarget: () => ({}),
    write: () => ({ target: 'none-at-all', asOf: null, kind: null, state: null, reason }),
  },
  duties: {
    list: () => ({ ...everyDuty, offset: 0, limit: 10 }),
    lapses: () => ({ asOf: null, limit: 10 }),
    level: () => everyPlan,
    plan: () => ({ ...everyPlan, digest: '0'.repeat(64), reason }),
    listPlans: () => ({}),
    getPlan: () => ({ planId: nobody }),
    writePlan: () => ({ planId: nobody, format: 'ics', target: 'none-at-all', reason }),
    chooseTarget: () => ({ format: 'ics', what: 'list' }),
    write: () => ({ ...everyDuty, format: 'csv', target: 'none-at-all', reason }),
  },
};
