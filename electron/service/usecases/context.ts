import type { ContractProcedure, ErrorMap, InferSchemaInput, InferSchemaOutput } from '@orpc/contract';
import type { AnySchema } from '@orpc/contract';
import type { RoleGrant, Scope } from '../../../shared/domain/permissions';
import type { Result } from '../../../shared/result';
import type { AuditChange } from '../db/audit-append';
import type { EvidenceDb, Reader, Tx } from '../db/schema';
import type { FilePurpose, DialogRequest } from '../platform/platform';
import type { PrintedDocument } from '../reports/document';
import type { Preview } from '../station/previews';
import type { Station } from '../station/station';
import type { OpenBox } from '../vault/sealed-box';

/** Who asks, as the use cases need to know it. */
export interface Actor {
  readonly userId: string;
  readonly printedName: string;
  readonly personId: string | null;
}

export interface ReadContext {
  readonly now: Date;
  /** The site's calendar date and zone now. */
  readonly today: string;
  readonly zone: string;
  readonly siteId: string;
  readonly actor: Actor;
  /** Which people this call may reach. For procedures of site scope always the whole site. */
  readonly scope: Scope;
  /** What the session's user may do, for answers that draw on several permissions. */
  readonly grants: readonly RoleGrant[];
  readonly evidence: EvidenceDb;
  readonly signal: AbortSignal | undefined;
  readonly makeId: () => string;
  /** Shows a dialog of the shell and keeps the chosen path behind a handle for this session and purpose. */
  readonly choosePath: (purpose: FilePurpose, request: DialogRequest) => Promise<{ handle: string; fileName: string } | null>;
  /** The same where several files may be chosen at once; empty where none was. */
  readonly choosePaths: (
    purpose: FilePurpose,
    request: DialogRequest,
  ) => Promise<ReadonlyArray<{ readonly handle: string; readonly fileName: string; readonly path: string }>>;
  /** The path behind a handle, once; null when it is unknown, for another purpose or already used. */
  readonly redeem: (handle: string, purpose: FilePurpose) => string | null;
  /** A handle under which the page can look at a file until the site is locked. */
  readonly offerPreview: (preview: Preview) => string;
  /** Makes a PDF/A of a document, in a thread of its own. */
  readonly typeset: (document: PrintedDocument) => Promise<Uint8Array<ArrayBuffer>>;
  /** Says whose record was read, where the query's input does not name the person: it is noted in the access log. */
  readonly noteRead: (personId: string) => void;
  /** Whose session this is, which a signature in place does not change; with what its queries prepared for later commands. */
  readonly session: { readonly userId: string; readonly prepared: Map<string, unknown> };
}

/** The person whose passphrase was checked for this command, able to sign once. */
export interface Signer extends Actor {
  /** The role that allows this person to do it, as it stands in the signature. */
  readonly role: string;
  readonly keyId: string;
  /** Ed25519 over the given bytes; base64. */
  readonly sign: (content: Uint8Array) => string;
  /** X25519, base64: what is sealed to it only this person opens. */
  readonly openingPublicKey: string;
  readonly open: OpenBox;
}

export interface CommandContext extends ReadContext {
  /** Number of the log entry this command will leave: the recorded time of everything it writes. */
  readonly entry: number;
  /** States what the log entry says. To be called exactly once by a command that succeeds. */
  readonly audit: (entry: AuditStatement) => void;
  readonly signer: Signer;
  /** Who has approved in place what the signer signs, where the contract asks for that; null elsewhere. */
  readonly approver: Signer | null;
  /** Runs when the transaction is on disk. */
  readonly afterCommit: (run: () => void) => void;
  /** Runs when the transaction did not happen. */
  readonly onRollback: (run: () => void) => void;
}

export interface AuditStatement {
  readonly action: string;
  readonly entity: string;
  readonly entityId: string;
  readonly personId?: string | null;
  readonly reason?: string | null;
  readonly validFrom?: string | null;
  readonly changes: readonly AuditChange[];
  /** Hears how many changes are sealed and stored; what it throws ends the command, with nothing written. */
  readonly tell?: (done: number, total: number) => void;
}

export type InputOf<P> = P extends ContractProcedure<infer I, AnySchema, ErrorMap, Record<string, unknown>> ? InferSchemaOutput<I> : never;
/** What a use case answers with: the output before its schema has checked it. */
export type OutputOf<P> = P extends ContractProcedure<AnySchema, infer O, ErrorMap, Record<string, unknown>> ? InferSchemaInput<O> : never;

type GateCode =
  | 'NotUnlocked'
  | 'NotPermitted'
  | 'MustChoosePassphrase'
  | 'MustChangePassphrase'
  | 'UnreadableText'
  | 'Incident'
  | 'RecordedButUnfinished';
type FailureIn<M> = {
  [C in Exclude<keyof M, GateCode> & string]: M[C] extends { data: infer D extends AnySchema }
    ? { readonly code: C; readonly data: InferSchemaInput<D> }
    : { readonly code: C; readonly data: undefined };
}[Exclude<keyof M, GateCode> & string];
export type FailureOf<P> = P extends ContractProcedure<AnySchema, AnySchema, infer M, Record<string, unknown>> ? FailureIn<M> : never;

type Answer<P> = Promise<Result<OutputOf<P>, FailureOf<P>>>;
type MetaOf<P> = P extends ContractProcedure<AnySchema, AnySchema, ErrorMap, infer M> ? M : never;

export type QueryUseCase<P> = (db: Reader, input: InputOf<P>, ctx: ReadContext) => Answer<P>;
export type CommandUseCase<P> = (tx: Tx, input: InputOf<P>, ctx: CommandContext) => Answer<P>;
export type DraftUseCase<P> = (tx: Tx, input: InputOf<P>, ctx: ReadContext) => Answer<P>;
/** What a procedure on the vault or the session gets beside its input. */
export interface StationCall {
  readonly signal: AbortSignal | undefined;
  /** Whose passphrase was checked for it, where the contract asks for a ceremony; null elsewhere. */
  readonly signer: Signer | null;
}
/** Acts on the vault or the session itself: opens its own transactions through the station. */
export type StationUseCase<P> = (station: Station, input: InputOf<P>, call: StationCall) => Answer<P>;

/** The shape a procedure's use case must have, from what its contract declares. */
export type UseCaseFor<P> =
  MetaOf<P> extends { kind: 'vault' } | { kind: 'query'; access: { who: 'anyone' } }
    ? StationUseCase<P>
    : MetaOf<P> extends { kind: 'query' }
      ? QueryUseCase<P>
      : MetaOf<P> extends { kind: 'draft' }
        ? DraftUseCase<P>
        : CommandUseCase<P>;
