import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { listChanges } from '../../electron/service/db/audit-read-changes';
import type { VersionedRows } from '../../electron/service/db/core-schema';
import type { Db } from '../../electron/service/db/schema';
import { siteFacts } from '../../electron/service/db/sql/site';
import { deriveStandings } from '../../electron/service/db/sql/standings';
import { addDays } from '../../shared/domain/calendar';
import { canonicalJson, type JsonObject } from '../../shared/domain/audit-json';
import { samplePassphrase } from '../../shared/domain/sample/credentials';
import { createRandom, type Random } from '../../shared/domain/sample/random';
import { monthFirst, peopleFile } from '../support/imported-people';
import { makeTestStation, type TestStation } from '../support/site';

const versioned = {
  site: 'siteId',
  user_account: 'userId',
  user_role: 'grantId',
  user_key: 'keyId',
  passphrase_policy: 'siteId',
  user_passphrase: 'userId',
  identity_proof: 'userId',
  org_unit: 'unitId',
  job_role: 'roleId',
  person: 'personId',
  position: 'positionId',
  scale: 'scaleId',
  competency: 'competencyId',
  indicator: 'indicatorId',
  checklist_step: 'stepId',
  requirement: 'requirementId',
  duty_exception: 'exceptionId',
} as const satisfies Record<keyof VersionedRows, string>;
const insertOnly = {
  assessment: 'assessmentId',
  signature: 'signatureId',
  evidence: 'evidenceId',
  import_batch: 'batchId',
  package_out: 'packageId',
  clock_notice: 'noticeId',
  clock_acknowledgement: 'noticeId',
  access_review: 'reviewId',
  account_reset: 'resetId',
} as const;
const today = '2026-11-21';

/** A record as it is somewhere, in one text. */
const line = (table: string, record: JsonObject): string => `${table} ${canonicalJson(record)}`;

/** Every version of every record, and every signed record, as the log alone tells it. */
async function toldByLog(db: Db): Promise<string[]> {
  const entries = await db.selectFrom('audit_entry').select('entryNumber').orderBy('entryNumber').execute();
  const told: string[] = [];
  const known = new Map<string, { record: JsonObject; recordedFrom: number }>();
  for (const { entryNumber } of entries) {
    for (const change of await listChanges(db, entryNumber, { afterSeq: -1, limit: 1_000_000 })) {
      const { entity, entityId } = change;
      if (change.old.state === 'erased' || change.old.state === 'altered') throw new Error(`entry ${entryNumber} cannot be read`);
      const record = change.new.state === 'open' ? change.new.record : null;
      if (entity in insertOnly || entity === 'import_reject' || entity === 'access_review_line') {
        if (record !== null) told.push(line(entity, record));
        continue;
      }
      if (!(entity in versioned)) continue;
      const before = known.get(`${entity} ${entityId}`);
      const old = change.old.state === 'open' ? change.old.record : null;
      expect(old === null ? null : canonicalJson(old)).toBe(before === undefined ? null : canonicalJson(before.record));
      if (before !== undefined) told.push(line(entity, { ...before.record, recordedFrom: before.recordedFrom, recordedTo: entryNumber }));
      if (record === null) known.delete(`${entity} ${entityId}`);
      else known.set(`${entity} ${entityId}`, { record, recordedFrom: entryNumber });
    }
  }
  for (const [key, { record, recordedFrom }] of known)
    told.push(line(key.split(' ')[0] ?? '', { ...record, recordedFrom, recordedTo: null }));
  return told.toSorted();
}

/** The same, as the live tables have it. */
async function liveRows(db: Db): Promise<string[]> {
  const rowsOf = async (table: string) =>
    (await sql<Record<string, string | number | null>>`SELECT * FROM ${sql.table(table)}`.execute(db)).rows;
  const live: string[] = [];
  for (const table of [
    ...Object.keys(versioned),
    'signature',
    'evidence',
    'import_batch',
    'import_reject',
    'package_out',
    'clock_notice',
    'clock_acknowledgement',
    'access_review',
    'access_review_line',
    'account_reset',
  ])
    live.push(...(await rowsOf(table)).map((row) => line(table, row)));
  const stepsOf = new Map<unknown, JsonObject[]>();
  for (const step of await rowsOf('assessment_step'))
    stepsOf.set(step['assessmentId'], [...(stepsOf.get(step['assessmentId']) ?? []), step]);
  for (const row of await rowsOf('assessment')) live.push(line('assessment', { ...row, steps: stepsOf.get(row['assessmentId']) ?? [] }));
  return live.toSorted();
}

async function derived(db: Db): Promise<string[]> {
  const holdings = await db.selectFrom('holding').selectAll().orderBy('personId').orderBy('competencyId').orderBy('fromDate').execute();
  const standings = await db.selectFrom('standing').selectAll().orderBy('personId').orderBy('competencyId').orderBy('fromDate').execute();
  return [...holdings, ...standings].map((row) => canonicalJson({ ...row }));
}

type People = ReadonlyArray<{ readonly personId: string; readonly employeeNumber: string }>;

/** One command of any kind, with whatever the site has; answers with its name, or with the code of its refusal. */
async function anyCommand(
  { client }: TestStation,
  random: Random,
  people: People,
  [first, second]: readonly [string, string],
  round: number,
): Promise<string> {
  const reason = `round ${round}`;
  const sign = (login: string) => ({ login, passphrase: samplePassphrase });
  const { competencies } = await client.competencies.list();
  const { roles } = await client.jobRoles.list();
  const competency = await client.competencies.get({ competencyId: random.pick(competencies).competencyId });
  const role = await client.jobRoles.get({ roleId: random.pick(roles).roleId });
  const person = random.pick(people);
  const { competencyId } = competency;
  switch (random.int(0, 7)) {
    case 0: {
      const { level } = random.pick(competency.scale.levels);
      const day = addDays(today, random.int(-200, 200));
      await client.requirements.set({
        roleId: role.roleId,
        competencyId,
        level,
        validityMonths: random.int(1, 36),
        isMandatory: random.chance(0.5),
        validFrom: day,
        reason,
      });
      return 'requirements.set';
    }
    case 1: {
      const [requirement] = role.requirements;
      if (requirement === undefined) return 'nothing to end';
      await client.requirements.end({ requirementId: requirement.requirementId, lastDay: addDays(today, random.int(-100, 100)), reason });
      return 'requirements.end';
    }
    case 2: {
      const { version, code, title, description, type, criticality, scaleId, indicators, steps } = competency;
      const kept = steps.filter((_, index) => index > 0 || steps.length < 3);
      await client.competencies.save({
        competencyId,
        version,
        code,
        title: `${title}.`,
        description,
        type,
        criticality,
        scaleId,
        validityMonths: random.int(1, 48),
        indicators,
        steps: kept,
        reason,
      });
      return 'competencies.save';
    }
    case 3:
      await client.competencies.retire({ competencyId, reason });
      return 'competencies.retire';
    case 4: {
      const { evidenceId } = await client.evidence.add({ fileName: 'a.txt', mediaType: 'text/plain', data: new Blob([reason]) });
      const [step] = competency.steps;
      const level = step?.level ?? 1;
      const steps = competency.steps
        .filter((one) => one.level === level)
        .map(({ stepId }) => ({ stepId, result: random.chance(0.95) ? ('met' as const) : ('notMet' as const), note: null }));
      const performedOn = addDays(today, random.int(-400, 0));
      await client.assessments.sign({
        personId: person.personId,
        competencyId,
        competencyVersion: competency.version,
        level,
        performedOn,
        place: 'Hall',
        note: '',
        lateReason: 'late',
        steps,
        evidenceIds: [evidenceId],
        signature: sign(first),
      });
      return 'assessments.sign';
    }
    case 5: {
      const lines = Array.from({ length: 5 }, () => random.pick(people)).map(
        (one, n) =>
          `${random.chance(0.7) ? one.employeeNumber : `9${round}${n}`},Moved,Max,New,Line ${random.int(1, 3)},${role.name},B,1/5/2024,${random.chance(0.2) ? '3/1/2026' : ''},,1`,
      );
      const { previewId } = await client.imports.preview({
        source: { file: peopleFile(lines), fileName: 'hris.csv' },
        mapping: monthFirst,
      });
      await client.imports.commit({ previewId, origin: 'stick', tripwireReason: reason, signature: sign(second) });
      return 'imports.commit';
    }
    case 6: {
      const made = await client.users.add({
        login: `user${round}`,
        printedName: 'U',
        personId: null,
        kind: 'signer',
        grants: [{ role: 'assessor', unitId: null }],
        identityProof: { document: 'd', verifiedBy: 'v', verifiedOn: '2020-01-02' },
        reason,
      });
      await client.users.assignRoles({ userId: made.userId, grants: [{ role: 'hrPartner', unitId: null }], reason });
      const identityProof = { document: 'd', verifiedBy: 'v', verifiedOn: '2020-01-02' };
      await client.users.reset({ userId: made.userId, identityProof, reason, signature: sign(second) });
      await client.users.setPassphrasePolicy({ minLength: 12 + random.int(0, 4), maxAgeDays: null, reason }).catch(() => undefined);
      if (random.chance(0.5)) await client.users.deactivate({ userId: made.userId, reason });
      return 'users.add';
    }
    default:
      await client.scales.add({
        name: `Scale ${round}`,
        levels: competency.scale.levels,
        qualifyingLevel: competency.scale.qualifyingLevel,
        reason,
      });
      return 'scales.add';
  }
}

test('after the sample site’s history and fifty random commands, the log alone tells every live row and a rebuild every standing', async () => {
  const site = makeTestStation({ now: `${today}T10:00:00.000Z` });
  for await (const _event of await site.client.sites.openSample({})) continue;
  const db = site.station.open?.db;
  if (db === undefined) throw new Error('the sample site is not open');
  const [first, second] = (await site.client.sites.sampleUsers()).users.map(({ login }) => login);
  if (first === undefined || second === undefined) throw new Error('the sample site has no two users');

  const { users } = await site.client.users.list();
  expect(new Set(users.map(({ statement }) => statement?.signature))).toEqual(new Set(['valid']));

  const random = createRandom(20261121, 'commands');
  const { people } = await site.client.people.list({ asOf: null, unitId: null, includeLeavers: true });
  const outcomes = new Map<string, number>();
  for (let round = 0; round < 50; round += 1) {
    const outcome = await anyCommand(site, random, people, [first, second], round).catch(
      (error: { code?: string; message?: string }) => error.code ?? error.message ?? 'thrown',
    );
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  }
  // The walk is worth something only when every kind of command happened.
  expect([...outcomes.keys()]).toEqual(
    expect.arrayContaining([
      'requirements.set',
      'requirements.end',
      'competencies.save',
      'assessments.sign',
      'imports.commit',
      'users.add',
      'scales.add',
    ]),
  );
  expect([...outcomes.keys()]).not.toContain('Incident');

  const live = await liveRows(db);
  expect(live.length).toBeGreaterThan(5_000);
  expect(await toldByLog(db)).toEqual(live);

  const before = await derived(db);
  const { expiringDays } = await siteFacts(db);
  await db.transaction().execute((tx) => deriveStandings(tx, 'all', expiringDays));
  expect(await derived(db)).toEqual(before);
}, 90_000);
