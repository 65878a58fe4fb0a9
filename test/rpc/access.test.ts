import { ORPCError } from '@orpc/contract';
import { describe, expect, test } from 'vitest';
import type { ProcedureMeta } from '../../shared/contract/procedure';
import { contract, type Contract } from '../../shared/contract';
import { isHeldByUnit, reachByRole, roles, type Role } from '../../shared/domain/permissions';
import type { InputOf } from '../../electron/service/usecases/context';
import { attach, makeWorks, signInput } from '../support/assessments';
import { logLength } from '../support/log';
import { makePerson, makeUnit, writeRecord } from '../support/people';
import { makeTestSite, passphraseOf, type Client, type TestSite } from '../support/site';
import { addUser, enrol, signIn } from '../support/users';

type Procedures = { readonly [F in keyof Contract]: { readonly [P in keyof Contract[F]]: Contract[F][P] } };
type Behind<F extends keyof Contract> = {
  [P in keyof Contract[F]]: Procedures[F][P] extends { '~orpc': { meta: { access: { who: 'anyone' } } } } ? never : P;
}[keyof Contract[F]];
/** One input for every procedure that needs a session: a procedure without one does not compile. */
type Inputs = {
  readonly [F in keyof Contract as [Behind<F>] extends [never] ? never : F]: {
    readonly [P in Behind<F>]: (asked: Asked) => InputOf<Contract[F][P]>;
  };
};
interface Asked {
  readonly personId: string;
  readonly login: string;
}

const nobody = 'there-is-none';
const reason = 'asked by a test';
const grants = [{ role: 'employee' as const, unitId: null }];
const competency = {
  competencyId: null,
  version: null,
  title: 'T',
  description: '',
  type: 'skill' as const,
  criticality: 'low' as const,
  scaleId: nobody,
  validityMonths: null,
  indicators: [],
  steps: [],
  reason,
};
const cell = {
  asOf: null,
  unitId: null,
  competencyId: null,
  personId: null,
  departmentId: null,
  mandatoryOnly: false,
  states: null,
  lapsesBy: null,
};
const levels = [0, 1].map((level) => ({ level, code: `${level}`, name: `Level ${level}`, anchor: '' }));

const inputs: Inputs = {
  session: {
    changePassphrase: () => ({ current: 'not this one', next: 'nine tall copper kettles 4' }),
    chooseSignerPassphrase: () => ({ login: 'none', oneTimeSecret: 'x', next: 'nine tall copper kettles 4', acceptsAccountability: true }),
  },
  users: {
    list: () => undefined,
    own: () => undefined,
    add: () => ({
      login: 'ada',
      printedName: 'A',
      personId: null,
      kind: 'signer',
      grants,
      identityProof: { document: 'd', verifiedBy: 'v' },
      reason,
    }),
    deactivate: () => ({ userId: nobody, reason }),
    assignRoles: () => ({ userId: nobody, grants, reason }),
    linkPerson: () => ({ userId: nobody, personId: null, reason }),
    attest: () => ({ userId: nobody, reason }),
  },
  people: {
    units: () => undefined,
    list: () => ({ asOf: null, unitId: null, includeLeavers: true }),
    get: ({ personId }) => ({ personId, asOf: null }),
  },
  imports: {
    chooseFile: () => undefined,
    preview: () => ({ source: { previewId: nobody }, mapping: null }),
    commit: () => ({
      previewId: nobody,
      origin: 'stick',
      tripwireReason: null,
      signature: { login: 'ben', passphrase: passphraseOf('ben') },
    }),
    list: () => undefined,
    get: () => ({ batchId: nobody }),
  },
  scales: { list: () => undefined, add: () => ({ name: 'Scale of loto', levels, qualifyingLevel: 1, reason }) },
  competencies: {
    list: () => undefined,
    get: () => ({ competencyId: nobody }),
    save: () => ({ ...competency, code: 'C' }),
    retire: () => ({ competencyId: nobody, reason }),
  },
  jobRoles: { list: () => undefined, get: () => ({ roleId: nobody }) },
  requirements: {
    set: () => ({
      roleId: nobody,
      competencyId: nobody,
      level: 1,
      validityMonths: null,
      isMandatory: true,
      validFrom: '2026-01-01',
      reason,
    }),
    end: () => ({ requirementId: nobody, lastDay: '2026-01-01', reason }),
  },
  assessments: {
    form: ({ personId }) => ({ personId, competencyId: nobody }),
    sign: ({ personId, login }) => ({
      personId,
      competencyId: nobody,
      competencyVersion: 1,
      level: 1,
      performedOn: '2026-03-14',
      place: '',
      note: '',
      lateReason: null,
      steps: [],
      evidenceIds: [],
      signature: { login, passphrase: passphraseOf(login) },
    }),
    list: () => ({ personId: null, competencyId: null, asOf: null, limit: 10 }),
    get: () => ({ assessmentId: nobody }),
  },
  evidence: {
    add: () => ({ fileName: 'a.txt', mediaType: 'text/plain', data: new Blob(['a']) }),
    read: () => ({ evidenceId: nobody }),
  },
  readiness: {
    heatmap: () => ({ asOf: null, departmentId: null, mandatoryOnly: false }),
    cell: () => ({ ...cell, limit: 10 }),
    explain: ({ personId }) => ({ personId, competencyId: nobody, asOf: null }),
    today: () => ({ asOf: null }),
    firstSteps: () => undefined,
  },
  audit: {
    facets: () => undefined,
    search: () => ({
      userId: null,
      action: null,
      entity: null,
      entityId: null,
      text: null,
      from: null,
      to: null,
      beforeEntry: null,
      limit: 5,
    }),
    get: () => ({ entryNumber: 1 }),
    verify: () => undefined,
    checkpoint: () => ({ reason }),
    checkFiled: () => ({ note: 'x' }),
  },
  exports: {
    chooseTarget: () => ({ suggestedName: 'status' }),
    qualificationStatus: () => ({ target: 'no-such-handle', receiver: 'R', asOf: null, reason }),
    list: () => undefined,
  },
  drafts: {
    list: () => undefined,
    get: () => ({ key: 'k' }),
    save: () => ({ key: 'k', title: '', content: '' }),
    discard: () => ({ key: 'k' }),
  },
  search: { find: () => ({ text: 'a' }) },
};

interface Called {
  readonly name: string;
  readonly meta: ProcedureMeta;
  readonly input: (asked: Asked) => unknown;
  readonly call: (client: Client, input: unknown) => Promise<unknown>;
}

const table: Readonly<Record<string, Readonly<Record<string, (asked: Asked) => unknown>>>> = inputs;
const declared = Object.entries(contract).flatMap(([feature, group]) =>
  Object.entries(group).map(([procedure, { '~orpc': promised }]) => {
    const meta: ProcedureMeta = promised.meta;
    return { feature, procedure, name: `${feature}.${procedure}`, meta };
  }),
);
const behindSession: readonly Called[] = declared
  .filter(({ meta }) => meta.access.who !== 'anyone')
  .map(({ feature, procedure, name, meta }) => {
    const input = table[feature]?.[procedure];
    if (input === undefined) throw new Error(`no input for ${name}`);
    const call = async (client: Client, given: unknown): Promise<unknown> => {
      const byName: Readonly<Record<string, Readonly<Record<string, unknown>>>> = client;
      const ask = byName[feature]?.[procedure];
      if (typeof ask !== 'function') throw new Error(`the client has no ${name}`);
      const answer: unknown = await ask(given);
      if (isStream(answer)) for await (const _event of answer) continue;
      return answer;
    };
    return { name, meta, input, call };
  });

function isStream(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}

/** `ok`, or the code of the refusal. */
async function codeOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return 'ok';
  } catch (error) {
    return error instanceof ORPCError ? error.code : String(error);
  }
}

/** A works of two units: `uwe` and `pia` in the north, `sam` in the south; each of the two others was assessed once by ada, with a file. */
async function makeTwoUnits() {
  const site = await makeTestSite();
  await makeWorks(site);
  await makeUnit(site, 'north');
  await makeUnit(site, 'south');
  for (const [personId, unitId] of [
    ['uwe', 'north'],
    ['sam', 'south'],
  ] as const)
    await makePerson(site, personId, { roleId: 'worker', unitId });
  await writeRecord(site, 'position', 'position-pia', {
    positionId: 'position-pia',
    personId: 'pia',
    roleId: 'worker',
    unitId: 'north',
    title: 'Operator',
    shift: null,
    validFrom: '2020-01-01',
    validTo: null,
    sourceBatchId: null,
  });
  const records: Record<string, { assessmentId: string; evidenceId: string }> = {};
  for (const personId of ['pia', 'sam']) {
    const evidenceId = await attach(site, `${personId}.txt`, `seen: ${personId}`);
    const { assessmentId } = await site.client.assessments.sign(await signInput(site, { personId, evidenceIds: [evidenceId] }));
    records[personId] = { assessmentId, evidenceId };
  }
  await site.client.drafts.save({ key: 'k', title: 'of ada', content: 'of ada' });
  return { ...site, records };
}

/** What the table of permissions says, worked out anew: may the role do this to this person? */
function isAllowed({ access }: ProcedureMeta, role: Role, personId: string): boolean {
  if (access.who !== 'permitted') return true;
  const reach = reachByRole[role][access.permission];
  if (reach === undefined) return false;
  if (reach === 'site' || access.scope === 'visible') return true;
  if (access.scope === 'site') return false;
  return reach === 'own' ? personId === 'uwe' : ['uwe', 'pia'].includes(personId);
}

async function written({ station }: TestSite): Promise<string> {
  const { open } = station;
  if (open === null) return 'locked';
  const counts = await Promise.all(
    (['access_log', 'draft', 'staged_evidence', 'assessment'] as const).map((name) =>
      open.db
        .selectFrom(name)
        .select((eb) => eb.fn.countAll<number>().as('n'))
        .executeTakeFirst(),
    ),
  );
  return JSON.stringify([await logLength(station), counts]);
}

test('what needs no session at all is this and nothing else', () => {
  expect(declared.filter(({ meta }) => meta.access.who === 'anyone').map(({ name }) => name)).toEqual([
    'sites.list',
    'sites.chooseFolder',
    'sites.create',
    'sites.select',
    'sites.openSample',
    'sites.sampleUsers',
    'sites.checkShares',
    'session.get',
    'session.watch',
    'session.unlock',
    'session.lock',
    'session.touch',
    'session.choosePassphrase',
  ]);
});

describe('every procedure', () => {
  test.each(roles)('lets the role %s do what the table of permissions says and nothing more', async (role) => {
    const site = await makeTwoUnits();
    await enrol(site, 'uwe', { grants: [{ role, unitId: isHeldByUnit(role) ? 'north' : null }], personId: 'uwe' });
    await signIn(site, 'uwe');
    const wrong: string[] = [];
    for (const { name, meta, input, call } of behindSession) {
      const people = meta.access.who === 'permitted' && meta.access.scope === 'person' ? ['uwe', 'pia', 'sam', nobody] : [nobody];
      for (const personId of people) {
        const before = await written(site);
        const code = await codeOf(call(site.client, input({ personId, login: 'uwe' })));
        const allowed = isAllowed(meta, role, personId);
        if (
          allowed &&
          ['NotPermitted', 'NotUnlocked', 'MustChoosePassphrase', 'Incident', 'BAD_REQUEST', 'INTERNAL_SERVER_ERROR'].includes(code)
        )
          wrong.push(`${name} of ${personId}: ${code}`);
        if (!allowed && code !== 'NotPermitted') wrong.push(`${name} of ${personId}: ${code} in place of NotPermitted`);
        if (!allowed && (await written(site)) !== before) wrong.push(`${name} of ${personId}: was refused and wrote`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test('is refused to nobody in particular, and to who has still to choose a passphrase', async () => {
    const site = await makeTwoUnits();
    const { oneTimeSecret } = await addUser(site, 'uwe', { grants: [{ role: 'administrator', unitId: null }] });
    await site.client.session.lock();
    const codes = async (): Promise<Set<string>> => {
      const found = new Set<string>();
      for (const { input, call } of behindSession) found.add(await codeOf(call(site.client, input({ personId: 'pia', login: 'ada' }))));
      return found;
    };
    expect(await codes()).toEqual(new Set(['NotUnlocked']));
    await site.client.session.unlock({ login: 'uwe', passphrase: oneTimeSecret });
    expect(await codes()).toEqual(new Set(['MustChoosePassphrase']));
  });

  test('is refused to an account that has ended, at the unlocking and in place', async () => {
    const site = await makeTwoUnits();
    const userId = await enrol(site, 'uwe', { grants: [{ role: 'assessor', unitId: null }], personId: 'uwe' });
    await site.client.users.deactivate({ userId, reason });
    expect(
      await codeOf(site.client.assessments.sign(await signInput(site, { signature: { login: 'uwe', passphrase: passphraseOf('uwe') } }))),
    ).toBe('WrongPassphrase');
    await site.client.session.lock();
    expect(await codeOf(site.client.session.unlock({ login: 'uwe', passphrase: passphraseOf('uwe') }))).not.toBe('ok');
    expect(await site.client.session.get()).toMatchObject({ state: 'locked' });
  });
});

describe('what a limited role sees', () => {
  const cases = [
    { role: 'lineManager', seen: ['pia', 'uwe'] },
    { role: 'assessor', seen: ['pia', 'uwe'] },
    { role: 'employee', seen: ['uwe'] },
  ] as const;

  test.each(cases)('as $role is $seen, whatever is asked for', async ({ role, seen }) => {
    const site = await makeTwoUnits();
    const { client, records } = site;
    await enrol(site, 'uwe', { grants: [{ role, unitId: isHeldByUnit(role) ? 'north' : null }], personId: 'uwe' });
    await signIn(site, 'uwe');
    const listed = [];
    for (const unitId of [null, 'north', 'south'])
      listed.push(...(await client.people.list({ asOf: null, unitId, includeLeavers: true })).people);
    expect(new Set(listed.map(({ personId }) => personId))).toEqual(new Set(seen));
    expect((await client.people.units()).units.map(({ unitId }) => unitId)).toEqual(['north']);

    const behind = [];
    for (const part of [{}, { unitId: 'south' }, { unitId: 'north' }, { personId: 'sam' }, { personId: 'pia' }, { departmentId: 'south' }])
      behind.push(...(await client.readiness.cell({ ...cell, limit: 100, ...part })).people);
    expect(new Set(behind.map(({ personId }) => personId))).toEqual(new Set(seen));
    expect((await client.readiness.today({ asOf: null })).people).toBe(seen.length);
    const { cells, units } = await client.readiness.heatmap({ asOf: null, departmentId: null, mandatoryOnly: false });
    expect(units.map(({ unitId }) => unitId)).toEqual(['north']);
    expect(cells.map(({ people }) => people)).toEqual([seen.length]);

    const found = [];
    for (const text of ['sam', 'pia', 'uwe', 'Test', 'N-', '*']) found.push(...(await client.search.find({ text })).hits);
    expect(new Set(found.flatMap(({ kind, id }) => (kind === 'person' ? [id] : [])))).toEqual(new Set(seen));

    const listedRecords = [];
    for (const personId of [null, 'sam', 'pia'])
      listedRecords.push(...(await client.assessments.list({ personId, competencyId: null, asOf: null, limit: 10 })).assessments);
    const others = seen.filter((personId) => personId !== 'uwe');
    expect(new Set(listedRecords.map(({ personId }) => personId))).toEqual(new Set(others));
    for (const personId of ['pia', 'sam']) {
      const record = records[personId];
      if (record === undefined) throw new Error('not assessed');
      const isSeen = others.some((other) => other === personId);
      expect(await codeOf(client.assessments.get({ assessmentId: record.assessmentId }))).toBe(isSeen ? 'ok' : 'AssessmentNotFound');
      expect(await codeOf(client.evidence.read({ evidenceId: record.evidenceId }))).toBe(isSeen ? 'ok' : 'EvidenceNotFound');
    }
    expect(await client.drafts.get({ key: 'k' })).toBeNull();
    expect(await client.drafts.list()).toEqual({ drafts: [] });
    await client.drafts.discard({ key: 'k' });
    await signIn(site, 'ada');
    expect(await client.drafts.get({ key: 'k' })).toMatchObject({ content: 'of ada' });
  });
});
