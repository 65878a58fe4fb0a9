import type { Contract } from '../../../../shared/contract';
import { scopeOf, type Permission, type Scope } from '../../../../shared/domain/permissions';
import { listName } from '../../../../shared/domain/person-name';
import { ok } from '../../../../shared/result';
import type { Reader } from '../../db/schema';
import { unitsBelow } from '../../db/sql/organisation';
import { findItems, findPeople, findRoles, type ItemHit, type PersonHit } from '../../db/sql/search';
import type { QueryUseCase, ReadContext } from '../context';

const perKind = 8;

/** Each kind is found under its own permission: people in the scope of reading people, all else with the framework. */
export const findAnything: QueryUseCase<Contract['search']['find']> = async (db, { text }, ctx) => {
  const people = await scopeFor(db, 'people.read', ctx);
  const framework = await scopeFor(db, 'framework.read', ctx);
  const persons = people === null ? [] : await findPeople(db, text, people, ctx.today, perKind);
  const competencies = framework === null ? [] : await findItems(db, 'competency', text, ctx.today, perKind);
  const tasks = framework === null ? [] : await findItems(db, 'task', text, ctx.today, perKind);
  const roles = framework === null ? [] : await findRoles(db, text, ctx.today, perKind);
  return ok({
    hits: [
      ...persons.map((hit) => ({ kind: 'person' as const, id: hit.personId, title: listName(hit), detail: personDetail(hit, ctx.today) })),
      ...competencies.map((hit) => ({ kind: 'competency' as const, ...shownItem(hit) })),
      ...tasks.map((hit) => ({ kind: 'task' as const, ...shownItem(hit) })),
      ...roles.map(({ roleId, name, people: count }) => ({
        kind: 'role' as const,
        id: roleId,
        title: name,
        detail: count === 1 ? '1 person' : `${count} people`,
      })),
    ],
  });
};

async function scopeFor(db: Reader, permission: Permission, { grants, actor, today }: ReadContext): Promise<Scope | null> {
  const scope = scopeOf(grants, permission, actor.personId);
  return scope === null || scope.kind === 'site' ? scope : { ...scope, unitIds: await unitsBelow(db, scope.unitIds, today) };
}

function shownItem({ itemId: id, code, title, isRetired }: ItemHit): {
  readonly id: string;
  readonly title: string;
  readonly detail: string;
} {
  return { id, title, detail: isRetired === 1 ? `${code} · retired` : code };
}

function personDetail({ employeeNumber, title, unitName, leftOn }: PersonHit, today: string): string {
  const place = leftOn !== null && leftOn < today ? [`left ${leftOn}`] : [title, unitName];
  return [employeeNumber, ...place].filter((part) => part !== null && part !== '').join(' · ');
}
