import type { Kysely, Transaction } from 'kysely';
import type { AuditTables } from './audit-schema';
import type { CoreTables } from './core-schema';

/** Every table of site.db. */
export interface Database extends AuditTables, CoreTables {}

export type Db = Kysely<Database>;
/** What a read takes: the open database or a transaction. */
export type Reader = Kysely<Database>;
/** What a write takes: always a transaction. */
export type Tx = Transaction<Database>;

/** Every table of evidence.db: files in chunks, each under its own digest. */
export interface EvidenceDatabase {
  evidence_chunk: { sha256: string; data: Uint8Array };
  evidence_file: { sha256: string; chunkIndex: number; chunkSha256: string };
}
export type EvidenceDb = Kysely<EvidenceDatabase>;
