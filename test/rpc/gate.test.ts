import { ORPCError } from '@orpc/contract';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { describe, expect, test } from 'vitest';
import type { Db, Tx } from '../../electron/service/db/schema';
import { recordIncident } from '../../electron/incidents';
import { pass, type Procedure } from '../../electron/service/rpc/gate';
import type { CommandContext, ReadContext } from '../../electron/service/usecases/context';
import { replaceSlotPassphrase } from '../../electron/service/vault/opener-slots';
import { contract } from '../../shared/contract';
import { command, permitted, query, session, type ProcedureMeta } from '../../shared/contract/procedure';
import { ok, type Failure, type Result } from '../../shared/result';
import { logLength } from '../support/log';
import { makeTestSite, makeTestStation, passphraseOf, type TestSite, type TestStation } from '../support/site';
import { addUser, enrol, signIn } from '../support/users';

type Answered = Promise<Result<unknown, Failure>>;
type Does =
  | { readonly query: (db: Db, input: unknown, ctx: ReadContext) => Answered }
  | { readonly command: (tx: Tx, input: unknown, ctx: CommandContext) => Answered };

const unreached = async (): Promise<never> => {
  throw new Error('the use case was reached');
};
const isUseCase = (value: unknown): value is Procedure['useCase'] => typeof value === 'function';
const reads = query(session)['~orpc'];
const writes = command(session)['~orpc'];

/** A procedure behind the gate, of which only what the test needs does something. */
function procedure({ station }: Pick<TestStation, 'station'>, meta: ProcedureMeta, does: Does = { query: unreached }): Procedure {
  const useCase: unknown = 'query' in does ? does.query : does.command;
  if (!isUseCase(useCase)) throw new Error('a use case is a function');
  return { name: 'test.act', meta, errorMap: reads.errorMap, outputSchema: undefined, station, useCase };
}

const behindSession = Object.entries(contract).flatMap(([feature, group]) =>
  Object.entries(group)
    .map(([name, declared]) => ({ name: `${feature}.${name}`, ...declared['~orpc'] }))
    .filter(({ meta }) => meta.access.who !== 'anyone'),
);

/** Calls every procedure that needs a session, and answers with the codes it was refused with. */
async function refusals(station: TestStation): Promise<Set<unknown>> {
  const codes = new Set<unknown>();
  for (const { name, meta, errorMap } of behindSession) {
    const refused = await pass({ ...procedure(station, meta), name, errorMap }, {}, undefined).catch((error: unknown) => error);
    codes.add(refused instanceof ORPCError ? refused.code : refused);
  }
  return codes;
}

async function addUnits({ station }: TestSite): Promise<void> {
  const db = station.open?.db;
  if (db === undefined) throw new Error('the site is locked');
  const unit = (unitId: string, parentId: string | null) =>
    ({ unitId, parentId, kind: 'unit', name: unitId, validFrom: '2026-01-01', recordedFrom: 1 }) as const;
  await db
    .insertInto('org_unit')
    .values([unit('steam', null), unit('boilers', 'steam'), unit('packing', null)])
    .execute();
  const position = (personId: string, unitId: string, validTo: string | null) => ({
    positionId: `at-${personId}-${unitId}`,
    personId,
    roleId: 'r',
    unitId,
    title: 'Operator',
    validFrom: '2026-01-01',
    validTo,
    recordedFrom: 1,
  });
  await db
    .insertInto('position')
    .values([
      position('fireman', 'boilers', null),
      position('packer', 'packing', null),
      position('moved', 'boilers', '2026-03-13'),
      position('moved', 'packing', null),
    ])
    .execute();
}

describe('the gate', () => {
  test('refuses everything that needs a session while the site is locked or none is chosen', async () => {
    const site = await makeTestSite();
    await site.client.session.lock();
    expect(behindSession.length).toBeGreaterThan(20);
    expect(await refusals(site)).toEqual(new Set(['NotUnlocked']));
    expect(await refusals(makeTestStation())).toEqual(new Set(['NotUnlocked']));
  });

  test('refuses everything but the choice itself to a person who has still to choose a passphrase', async () => {
    const site = await makeTestSite();
    const { oneTimeSecret } = await addUser(site, 'cora', { grants: [{ role: 'administrator', unitId: null }] });
    await site.client.session.lock();
    await site.client.session.unlock({ login: 'cora', passphrase: oneTimeSecret });
    expect(await refusals(site)).toEqual(new Set(['MustChoosePassphrase']));
  });

  test('refuses what no role of the person allows, and names the permission', async () => {
    const site = await makeTestSite();
    await enrol(site, 'cora', { grants: [{ role: 'qualityAuditor', unitId: null }] });
    await signIn(site, 'cora');
    const edits = procedure(site, command(permitted('framework.edit', 'site'))['~orpc'].meta);
    await expect(pass(edits, {}, undefined)).rejects.toMatchObject({
      code: 'NotPermitted',
      defined: true,
      data: { permission: 'framework.edit' },
    });
    const looks = procedure(site, query(permitted('framework.read', 'site'))['~orpc'].meta, { query: async () => ok('seen') });
    expect(await pass(looks, {}, undefined)).toBe('seen');
  });

  test('holds a role to its unit and what lies below it, as people stand there today', async () => {
    const site = await makeTestSite();
    await addUnits(site);
    await enrol(site, 'cora', { grants: [{ role: 'lineManager', unitId: 'steam' }] });
    await signIn(site, 'cora');
    const scopes: unknown[] = [];
    const seen = async (_db: unknown, _input: unknown, ctx: ReadContext) => {
      scopes.push(ctx.scope);
      return ok('seen');
    };
    const one = procedure(site, query(permitted('people.read', 'person'))['~orpc'].meta, { query: seen });
    expect(await pass(one, { personId: 'fireman' }, undefined)).toBe('seen');
    for (const personId of ['packer', 'moved', 'nobody']) {
      await expect(pass(one, { personId }, undefined)).rejects.toMatchObject({ code: 'NotPermitted' });
    }
    const visible = procedure(site, query(permitted('people.read', 'visible'))['~orpc'].meta, { query: seen });
    await pass(visible, {}, undefined);
    expect(scopes.at(-1)).toEqual({ kind: 'limited', unitIds: ['steam', 'boilers'], ownPersonId: null });
    const whole = procedure(site, query(permitted('people.read', 'site'))['~orpc'].meta, { query: seen });
    await expect(pass(whole, {}, undefined)).rejects.toMatchObject({ code: 'NotPermitted' });
  });

  test('lets an employee reach their own record and no other', async () => {
    const site = await makeTestSite();
    const person = { personId: 'own', employeeNumber: '1', givenName: 'C', familyName: 'C', isContractor: 0, recordedFrom: 1 } as const;
    await site.station.open?.db.insertInto('person').values(person).execute();
    await enrol(site, 'cora', { grants: [{ role: 'employee', unitId: null }], personId: 'own' });
    await signIn(site, 'cora');
    const one = procedure(site, query(permitted('people.read', 'person'))['~orpc'].meta, { query: async () => ok('seen') });
    expect(await pass(one, { personId: 'own' }, undefined)).toBe('seen');
    await expect(pass(one, { personId: 'other' }, undefined)).rejects.toMatchObject({ code: 'NotPermitted' });
  });

  test('notes who read a person’s record, in which role, and nothing where the reading was refused', async () => {
    const site = await makeTestSite();
    await addUnits(site);
    const userId = await enrol(site, 'cora', { grants: [{ role: 'lineManager', unitId: 'steam' }] });
    await signIn(site, 'cora');
    const one = procedure(site, query(permitted('people.read', 'person'))['~orpc'].meta, { query: async () => ok('seen') });
    await pass(one, { personId: 'fireman' }, undefined);
    await pass(one, { personId: 'packer' }, undefined).catch(() => undefined);
    const noted = await site.station.open?.db.selectFrom('access_log').select(['userId', 'role', 'personId', 'procedure', 'at']).execute();
    expect(noted).toEqual([{ userId, role: 'lineManager', personId: 'fireman', procedure: 'test.act', at: '2026-03-14T10:00:00.000Z' }]);
  });
});

/** A site whose incidents go where the service puts them, since the harness takes every incident for a failed test. */
async function siteWithIncidents() {
  const site = await makeTestSite();
  const log = path.join(site.folder, 'incidents');
  Object.assign(site.station.platform, {
    recordIncident: (where: string, error: unknown) => recordIncident(log, where, error, site.clock.now),
  });
  return { ...site, incidents: () => readFileSync(path.join(log, 'incidents.ndjson'), 'utf8') };
}

describe('a throw behind the gate', () => {
  test('becomes an incident number; neither its message nor its stack leaves, nor is the message kept', async () => {
    const site = await siteWithIncidents();
    const breaks = procedure(site, reads.meta, {
      query: async () => {
        throw new TypeError('Zebedee Quillfeather is not a function');
      },
    });
    const error: unknown = await pass(breaks, {}, undefined).catch((thrown: unknown) => thrown);
    if (!(error instanceof ORPCError)) throw new Error('not a typed error');
    expect(error).toMatchObject({ code: 'Incident', defined: true, data: { incident: expect.stringMatching(/^I-[0-9A-F]{8}$/) } });
    expect(JSON.stringify(error.toJSON())).not.toMatch(/Quillfeather|gate\.test|node_modules/);
    expect(site.incidents()).toContain(error.data.incident);
    expect(site.incidents()).toContain('"where":"test.act"');
    expect(site.incidents()).not.toContain('Quillfeather');
  });

  test('and so does an answer that is not the promised one', async () => {
    const site = await siteWithIncidents();
    const lying = { ...procedure(site, reads.meta, { query: async () => ok({ n: 'two' }) }), outputSchema: z.object({ n: z.number() }) };
    await expect(pass(lying, {}, undefined)).rejects.toMatchObject({ code: 'Incident' });
    expect(site.incidents()).toContain('"where":"test.act"');
  });

  test('after the command is on disk is told apart: it is recorded, and says so', async () => {
    const site = await siteWithIncidents();
    const before = await logLength(site.station);
    const act = procedure(site, writes.meta, {
      command: async (_tx, _input, ctx) => {
        ctx.audit({ action: 'test.act', entity: 'thing', entityId: '1', changes: [] });
        ctx.afterCommit(() => {
          throw new Error('the carrier was taken out');
        });
        return ok({});
      },
    });
    await expect(pass(act, {}, undefined)).rejects.toMatchObject({ code: 'RecordedButUnfinished', data: { incident: expect.any(String) } });
    expect(await logLength(site.station)).toBe(before + 1);
  });

  test('and so does a failure that the contract does not declare', async () => {
    const site = await siteWithIncidents();
    const undeclared = procedure(site, reads.meta, { query: async () => ({ ok: false, failure: { code: 'Surprise', data: undefined } }) });
    await expect(pass(undeclared, {}, undefined)).rejects.toMatchObject({ code: 'Incident' });
    expect(site.incidents()).toContain('"where":"test.act"');
  });
});

describe('a command', () => {
  const saves = async (tx: Tx) =>
    tx.insertInto('draft').values({ userId: 'u', key: 'k', title: 't', content: 'c', savedAt: 's' }).execute();
  const says = (ctx: CommandContext) => ctx.audit({ action: 'test.act', entity: 'thing', entityId: '1', changes: [] });

  test.each([
    ['that leaves no log entry', 0],
    ['that would leave two', 2],
  ])('%s did not happen', async (_what, times) => {
    const site = await siteWithIncidents();
    const before = await logLength(site.station);
    const callbacks: string[] = [];
    const act = procedure(site, writes.meta, {
      command: async (tx, _input, ctx) => {
        await saves(tx);
        ctx.afterCommit(() => callbacks.push('committed'));
        ctx.onRollback(() => callbacks.push('rolled back'));
        for (let n = 0; n < times; n += 1) says(ctx);
        return ok({});
      },
    });
    await expect(pass(act, {}, undefined)).rejects.toMatchObject({ code: 'Incident' });
    expect(await site.station.open?.db.selectFrom('draft').selectAll().execute()).toEqual([]);
    expect(await logLength(site.station)).toBe(before);
    expect(callbacks).toEqual(['rolled back']);
  });

  test('that fails as declared takes back what it wrote', async () => {
    const site = await makeTestSite();
    const act = procedure(site, writes.meta, {
      command: async (tx, _input, ctx) => {
        await saves(tx);
        says(ctx);
        return { ok: false, failure: { code: 'NotPermitted', data: { permission: 'x' } } };
      },
    });
    await expect(pass(act, {}, undefined)).rejects.toMatchObject({ code: 'NotPermitted' });
    expect(await site.station.open?.db.selectFrom('draft').selectAll().execute()).toEqual([]);
  });

  test('that succeeds leaves its rows and its one entry together', async () => {
    const site = await makeTestSite();
    const before = await logLength(site.station);
    const act = procedure(site, writes.meta, {
      command: async (tx, _input, ctx) => {
        await saves(tx);
        says(ctx);
        return ok(ctx.entry);
      },
    });
    expect(await pass(act, {}, undefined)).toBe(before + 1);
    expect(await site.station.open?.db.selectFrom('draft').select('key').execute()).toEqual([{ key: 'k' }]);
    expect(await logLength(site.station)).toBe(before + 1);
  });
});

describe('a signature', () => {
  const signing = (ceremony: 'sign' | 'second'): ProcedureMeta => ({
    kind: 'command',
    access: permitted('assessments.sign', 'site'),
    ceremony,
  });
  const { errorMap } = contract.assessments.sign['~orpc'];

  /** Signs with what is presented; answers with who stands in the log and whose key was used. */
  async function sign(site: TestSite, ceremony: 'sign' | 'second', signature: { login?: string; passphrase: string }) {
    const act = procedure(site, signing(ceremony), {
      command: async (_tx, _input, ctx) => {
        ctx.audit({ action: 'test.act', entity: 'thing', entityId: '1', changes: [] });
        return ok({
          signer: ctx.signer.printedName,
          actor: ctx.actor.printedName,
          signature: ctx.signer.sign(Buffer.from('what is signed')),
        });
      },
    });
    return pass({ ...act, errorMap }, { signature }, undefined);
  }

  test('takes user id and passphrase the first time in a session, and the passphrase after that', async () => {
    const site = await makeTestSite();
    const passphrase = passphraseOf('ada');
    await expect(sign(site, 'sign', { passphrase })).rejects.toMatchObject({ code: 'UserIdNeeded' });
    expect(await sign(site, 'sign', { login: 'ada', passphrase })).toMatchObject({ signer: 'Ada Alder', actor: 'Ada Alder' });
    expect(await sign(site, 'sign', { passphrase })).toMatchObject({ signer: 'Ada Alder' });
    await expect(sign(site, 'sign', { passphrase: 'wrong' })).rejects.toMatchObject({ code: 'WrongPassphrase' });
    await signIn(site, 'ada');
    await expect(sign(site, 'sign', { passphrase })).rejects.toMatchObject({ code: 'UserIdNeeded' });
  });

  test('may be given by another person in place, whose act it then is, while the session stays whose it was', async () => {
    const site = await makeTestSite();
    const { userId, oneTimeSecret } = await addUser(site, 'wim', { kind: 'signer' });
    await expect(sign(site, 'sign', { login: 'wim', passphrase: oneTimeSecret })).rejects.toMatchObject({ code: 'KeyNotAttested' });
    await site.client.session.chooseSignerPassphrase({
      login: 'wim',
      oneTimeSecret,
      next: passphraseOf('wim'),
      acceptsAccountability: true,
    });
    await expect(sign(site, 'sign', { login: 'wim', passphrase: passphraseOf('wim') })).rejects.toMatchObject({ code: 'KeyNotAttested' });
    await site.client.users.attest({ userId, reason: 'compared in person' });
    expect(await sign(site, 'sign', { login: 'WIM', passphrase: passphraseOf('wim') })).toMatchObject({
      signer: 'Person wim',
      actor: 'Person wim',
    });
    const entry = await site.station.open?.db
      .selectFrom('audit_entry')
      .select(['userId', 'role'])
      .orderBy('entryNumber', 'desc')
      .executeTakeFirst();
    expect(entry).toEqual({ userId, role: 'assessor' });
    expect(await site.client.session.get()).toMatchObject({ user: { login: 'ada' } });
    await expect(sign(site, 'sign', { passphrase: passphraseOf('ada') })).rejects.toMatchObject({ code: 'UserIdNeeded' });
  });

  test('is refused to somebody whose roles do not allow what is signed, and to an account that has ended', async () => {
    const site = await makeTestSite();
    const userId = await enrol(site, 'cora', { grants: [{ role: 'hrPartner', unitId: null }] });
    const signature = { login: 'cora', passphrase: passphraseOf('cora') };
    await expect(sign(site, 'sign', signature)).rejects.toMatchObject({ code: 'NotPermitted' });
    await site.client.users.deactivate({ userId, reason: 'left the works' });
    await expect(sign(site, 'sign', signature)).rejects.toMatchObject({ code: 'WrongPassphrase' });
  });

  test('is not given with a key that the record does not know as this person’s', async () => {
    const site = await makeTestSite();
    const userId = await enrol(site, 'cora');
    const signature = { login: 'cora', passphrase: passphraseOf('cora') };
    expect(await sign(site, 'sign', signature)).toMatchObject({ signer: 'Person cora' });
    const { open } = site.station;
    if (open === null) throw new Error('the site is locked');
    const other = { userId, newPassphrase: 'another key 77 behind it', makeNewKeys: true, mustChoosePassphrase: false };
    await replaceSlotPassphrase(open.vault, other);
    await expect(sign(site, 'sign', { ...signature, passphrase: other.newPassphrase })).rejects.toMatchObject({ code: 'KeyNotAttested' });
  });

  test('of a second person is not given by the person whose session it is', async () => {
    const site = await makeTestSite();
    await expect(sign(site, 'second', { login: 'Ada', passphrase: passphraseOf('ada') })).rejects.toMatchObject({
      code: 'SecondPersonNeeded',
    });
    await expect(sign(site, 'second', { passphrase: passphraseOf('ada') })).rejects.toMatchObject({ code: 'SecondPersonNeeded' });
    expect(await sign(site, 'second', { login: 'ben', passphrase: passphraseOf('ben') })).toMatchObject({
      signer: 'Ben Birch',
      actor: 'Ada Alder',
    });
  });
});
