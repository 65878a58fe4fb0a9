import { z } from 'zod';
import type { Sqlite } from '../vault/open';
import { toHex } from './audit-hash';
import type { RowFinding } from './live-rows-finding';
import { accessHeadEntity, chainHash } from './sql/access-log';

const chained = z.object({
  position: z.number(),
  accessId: z.string(),
  hash: z.instanceof(Uint8Array),
  at: z.string().nullable(),
  userId: z.string().nullable(),
  role: z.string().nullable(),
  personId: z.string().nullable(),
  procedure: z.string().nullable(),
});
const told = z.object({ entryNumber: z.number(), value: z.instanceof(Uint8Array) });
const head = z.object({ size: z.number(), hash: z.string() });

/** The hash (hex) that covers the first `size` readings of the access log, as it is kept; null where there are not so many. */
export function accessHashAt(site: Sqlite, size: number): string | null {
  const hash = site.prepare<[number], Buffer>('SELECT hash FROM access_chain WHERE position = ?').pluck().get(size);
  return hash === undefined ? null : toHex(hash);
}

/** Computes the chain of the access log anew and holds it against every head that the log tells; the first fault. */
export function checkAccessChain(site: Sqlite, upTo: number): RowFinding[] {
  if (site.prepare("SELECT 1 FROM sqlite_master WHERE name = 'access_chain'").get() === undefined) return [];
  const found = (rowId: string, fault: RowFinding['fault'], entryNumber: number | null): RowFinding[] => [
    { table: 'access_log', rowId, fault, field: null, entryNumber },
  ];
  const loose = site
    .prepare('SELECT accessId FROM access_log WHERE accessId NOT IN (SELECT accessId FROM access_chain) LIMIT 1')
    .pluck()
    .get();
  if (loose !== undefined) return found(z.string().parse(loose), 'notTold', null);

  const heads = new Map<number, { readonly hash: string; readonly entryNumber: number }>();
  const tellings = site.prepare(
    'SELECT entryNumber, newValue AS value FROM audit_change WHERE entity = ? AND entryNumber <= ? AND newValue IS NOT NULL',
  );
  for (const row of tellings.iterate(accessHeadEntity, upTo)) {
    const { entryNumber, value } = told.parse(row);
    const { size, hash } = head.parse(JSON.parse(Buffer.from(value).toString('utf8')));
    heads.set(size, { hash, entryNumber });
  }
  let hash: Uint8Array = new Uint8Array(32);
  let size = 0;
  const rows = site.prepare(
    'SELECT c.position, c.accessId, c.hash, a.at, a.userId, a.role, a.personId, a.procedure FROM access_chain c LEFT JOIN access_log a USING (accessId) ORDER BY c.position',
  );
  for (const one of rows.iterate()) {
    const { position, accessId, hash: kept, at, userId, role, personId, procedure } = chained.parse(one);
    if (at === null || userId === null || role === null || personId === null || procedure === null) return found(accessId, 'missing', null);
    size += 1;
    if (position !== size) return found(`${size}`, 'missing', null);
    hash = chainHash(hash, { accessId, at, userId, role, personId, procedure });
    const toldHere = heads.get(size);
    if (toHex(hash) !== toHex(kept)) return found(accessId, 'altered', null);
    if (toldHere !== undefined && toldHere.hash !== toHex(hash)) return found(accessId, 'altered', toldHere.entryNumber);
  }
  const lost = [...heads].find(([toldSize]) => toldSize > size);
  return lost === undefined ? [] : found(`${size + 1}`, 'missing', lost[1].entryNumber);
}
