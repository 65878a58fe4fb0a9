import type { Station } from '../../electron/service/station/station';

export interface LoggedEntry {
  readonly action: string;
  readonly userId: string | null;
  readonly role: string;
  readonly entity: string;
  readonly entityId: string;
  readonly reason: string | null;
  readonly changes: readonly { entity: string; entityId: string; old: unknown; new: unknown }[];
}

/** The newest entry of the open site's log, with the changes of nobody's personal record in clear. */
export async function newestEntry(station: Station): Promise<LoggedEntry> {
  if (station.open === null) throw new Error('the site is locked');
  const { db } = station.open;
  const entry = await db.selectFrom('audit_entry').selectAll().orderBy('entryNumber', 'desc').limit(1).executeTakeFirstOrThrow();
  const changes = await db.selectFrom('audit_change').selectAll().where('entryNumber', '=', entry.entryNumber).orderBy('seq').execute();
  const { action, userId, role, entity, entityId, reason } = entry;
  return {
    action,
    userId,
    role,
    entity,
    entityId,
    reason: reason === null ? null : Buffer.from(reason).toString('utf8'),
    changes: changes.map((change) => ({
      entity: change.entity,
      entityId: change.entityId,
      old: parsed(change.oldValue),
      new: parsed(change.newValue),
    })),
  };
}

/** How many entries the open site's log has. */
export async function logLength(station: Station): Promise<number> {
  if (station.open === null) throw new Error('the site is locked');
  const { count } = await station.open.db
    .selectFrom('audit_entry')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

function parsed(value: Uint8Array | null): unknown {
  return value === null ? null : JSON.parse(Buffer.from(value).toString('utf8'));
}
