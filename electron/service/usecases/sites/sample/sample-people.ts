import { createHash } from 'node:crypto';
import type { SamplePerson, SampleSite } from '../../../../../shared/domain/sample/types';
import { ok } from '../../../../../shared/result';
import type { ImportBatchRow, PersonRow, PositionRow } from '../../../db/core-schema';
import type { EmploymentRow } from '../../../db/people-schema';
import { writeVersions } from '../../../db/sql/versions';
import { insertBatch } from '../../../db/sql/imports';
import type { Signer } from '../../context';
import { approveBatch } from '../../signatures/approve-batch';
import type { SampleIds } from './sample-framework';
import type { SampleActor, SampleCommand } from './sample-writer';

/** Who lends people to the works. */
const sampleContractor = 'Norrmarsk Industrial Services';

interface Batch {
  readonly at: Date;
  readonly people: readonly SamplePerson[];
}

/** The works' HRIS files: everybody employed at the start, then month by month who came and who left. */
export function* peopleCommands(
  sample: SampleSite,
  ids: SampleIds,
  start: Date,
  end: Date,
  prepared: SampleActor,
  approver: Signer,
): Generator<SampleCommand> {
  const root = sample.units.find((unit) => unit.parentKey === null);
  for (const { at, people } of batches(sample.people, start, end)) {
    const batchId = ids.of('batch', at.toISOString());
    const day = at.toISOString().slice(0, 10);
    yield {
      at,
      actor: prepared,
      signer: approver,
      run: async (tx, ctx) => {
        const isFirst = at.getTime() === start.getTime();
        const units = isFirst
          ? sample.units.map(({ key, parentKey, kind, name }) => ({
              unitId: ids.of('unit', key),
              parentId: parentKey === null ? null : ids.of('unit', parentKey),
              kind,
              name: key === root?.key ? sample.name : name,
              validFrom: '2000-01-01',
              validTo: null,
              sourceBatchId: batchId,
            }))
          : [];
        const roles = isFirst
          ? sample.roles.map(({ key, name, description }) => ({ roleId: ids.of('role', key), name, description, sourceBatchId: batchId }))
          : [];
        const known = (person: SamplePerson): SamplePerson =>
          person.leftOn !== null && person.leftOn > day ? { ...person, leftOn: null } : person;
        const facts = people.map(known);
        const changes = [
          ...(await writeVersions(tx, ctx.entry, 'org_unit', units)),
          ...(await writeVersions(tx, ctx.entry, 'job_role', roles)),
          ...(await writeVersions(
            tx,
            ctx.entry,
            'person',
            facts.map((person) => personRow(person, ids, batchId)),
          )),
          ...(await writeVersions(
            tx,
            ctx.entry,
            'employment',
            facts.map((person) => employmentRow(person, ids, batchId)),
          )),
          ...(await writeVersions(
            tx,
            ctx.entry,
            'position',
            facts.flatMap((person) => positionRows(person, ids, batchId)),
          )),
        ];
        const batch: ImportBatchRow = {
          batchId,
          fileName: `people-${day}.csv`,
          sha256: createHash('sha256').update(`${sample.seed}/${day}`).digest('hex'),
          origin: 'Invented for the sample site',
          mapping: '[]',
          rowCount: people.length,
          created: people.filter((person) => person.leftOn === null || person.leftOn > day).length,
          updated: people.filter((person) => person.leftOn !== null && person.leftOn <= day).length,
          unchanged: 0,
          rejected: 0,
          tripwireReason: null,
          committedBy: prepared.userId,
          approvedBy: approver.userId,
          committedAt: at.toISOString(),
          entryNumber: ctx.entry,
          kind: 'people',
          profileId: null,
          profileRevision: null,
          packageInId: null,
          partnerId: null,
          publicKey: null,
          reversesBatchId: null,
          stateBefore: null,
          stateAfter: null,
        };
        await insertBatch(tx, batch, []);
        const approved = await approveBatch(tx, ctx, batch, []);
        ctx.audit({
          action: 'imports.commit',
          entity: 'import_batch',
          entityId: batchId,
          changes: [...approved, ...changes],
        });
        return ok(null);
      },
    };
  }
}

function* batches(people: readonly SamplePerson[], start: Date, end: Date): Generator<Batch> {
  let since = '0000-00-00';
  for (let at = start; at <= end; at = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 1, 8))) {
    const day = at.toISOString().slice(0, 10);
    const changed = people.filter(
      ({ hiredOn, leftOn }) => (hiredOn > since && hiredOn <= day) || (leftOn !== null && leftOn > since && leftOn <= day),
    );
    if (changed.length > 0) yield { at, people: changed };
    since = day;
  }
  const today = end.toISOString().slice(0, 10);
  const rest = people.filter(
    ({ hiredOn, leftOn }) => (hiredOn > since && hiredOn <= today) || (leftOn !== null && leftOn > since && leftOn <= today),
  );
  if (rest.length > 0) yield { at: end, people: rest };
}

function personRow(person: SamplePerson, ids: SampleIds, batchId: string): PersonRow {
  const { employeeNumber, givenName, familyName, managerEmployeeNumber } = person;
  return {
    personId: ids.of('person', employeeNumber),
    employeeNumber,
    givenName,
    familyName,
    email: null,
    managerPersonId: managerEmployeeNumber === null ? null : ids.of('person', managerEmployeeNumber),
    location: null,
    sourceBatchId: batchId,
    mergedIntoId: null,
  };
}

function employmentRow({ employeeNumber, hiredOn, leftOn, isContractor }: SamplePerson, ids: SampleIds, batchId: string): EmploymentRow {
  return {
    employmentId: ids.of('employment', employeeNumber),
    personId: ids.of('person', employeeNumber),
    employer: isContractor ? sampleContractor : null,
    kind: isContractor ? 'contractor' : 'employee',
    status: leftOn === null ? 'Active' : 'Left',
    validFrom: hiredOn,
    validTo: leftOn,
    sourceBatchId: batchId,
  };
}

function positionRows(person: SamplePerson, ids: SampleIds, batchId: string): PositionRow[] {
  const positions = [
    { roleKey: person.roleKey, unitKey: person.unitKey },
    ...(person.secondPosition === null ? [] : [person.secondPosition]),
  ];
  return positions.map(({ roleKey, unitKey }, index) => ({
    positionId: ids.of('position', `${person.employeeNumber}/${index}`),
    personId: ids.of('person', person.employeeNumber),
    roleId: ids.of('role', roleKey),
    unitId: ids.of('unit', unitKey),
    title: person.title,
    shift: person.shift,
    validFrom: person.hiredOn,
    validTo: person.leftOn,
    sourceBatchId: batchId,
    positionNumber: null,
  }));
}
