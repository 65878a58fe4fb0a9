import type { Role } from '../../../../shared/domain/permissions';
import type { Reader } from '../schema';
import type { SavedViewRow } from '../view-schema';

const columns = ['viewId', 'userId', 'name', 'path', 'search', 'role'] as const;

export type NamedViewRow = SavedViewRow & { readonly printedName: string | null };

/** Somebody's own views and those offered to some roles, by name, with who keeps each. */
export async function viewsFor(db: Reader, userId: string, roles: readonly Role[]): Promise<NamedViewRow[]> {
  return db
    .selectFrom('saved_view as v')
    .leftJoin('user_account as u', (join) => join.onRef('u.userId', '=', 'v.userId').on('u.recordedTo', 'is', null))
    .select(columns.map((column) => `v.${column}` as const))
    .select('u.printedName')
    .where('v.recordedTo', 'is', null)
    .where((eb) => eb.or([eb('v.userId', '=', userId), eb('v.role', 'in', [...roles])]))
    .orderBy('v.name')
    .orderBy('v.viewId')
    .execute();
}

export async function viewById(db: Reader, viewId: string): Promise<SavedViewRow | undefined> {
  return db.selectFrom('saved_view').select(columns).where('viewId', '=', viewId).where('recordedTo', 'is', null).executeTakeFirst();
}

export async function viewsOf(db: Reader, userId: string): Promise<SavedViewRow[]> {
  return db.selectFrom('saved_view').select(columns).where('userId', '=', userId).where('recordedTo', 'is', null).execute();
}
