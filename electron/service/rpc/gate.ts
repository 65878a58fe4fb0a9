import type { AnySchema, ErrorMap } from '@orpc/contract';
import type { ProcedureMeta } from '../../../shared/contract/procedure';
import { localDate } from '../../../shared/domain/calendar';
import { isReadable } from '../../../shared/domain/readable-text';
import type { Failure, Result } from '../../../shared/result';
import { recordAccess } from '../db/sql/access-log';
import { readPersonId } from './person-input';
import { askerNow, authorise, exercisedRole, type Asker } from './authorise';
import { performApproval, performCeremony } from './ceremony';
import { declaredError } from './failure';
import { failureOfThrown } from './thrown';
import { typeset } from '../reports/typeset';
import type { UnlockedSite, Session, Station } from '../station/station';
import { clockStands } from '../station/clock';
import { notSigning } from '../station/commit-for-session';
import { lockIfIdle } from '../station/idle-lock';
import { keepAccessHead } from '../station/newest-head';
import { offerPreview } from '../station/previews';
import { commitCommand, commitDraft } from '../station/transaction';
import type { ReadContext, Signer, StationCall } from '../usecases/context';
import type { Db, Tx } from '../db/schema';

type Answered = Result<unknown, Failure>;
/**
 * A use case as the gate calls it: what it reads or writes through (the station, the open record or a transaction), the
 * input and the context. Which of these it gets follows from its procedure's kind, as UseCaseFor has it.
 */
export type UseCase = (through: Station | Db | Tx, input: unknown, context: ReadContext | StationCall) => Promise<Answered>;

export interface Procedure {
  /** `assessments.sign`, the name of the procedure in the contract. */
  readonly name: string;
  readonly meta: ProcedureMeta;
  readonly errorMap: ErrorMap;
  readonly outputSchema: AnySchema | undefined;
  readonly station: Station;
  readonly useCase: UseCase;
}

/**
 * The one way in. The schema has accepted the input; then readable text, session, permission, clock, ceremony, transaction, use case
 * and log entry, in this order. Expected failures leave as the contract declares them; anything thrown is a fault of the site's
 * files or becomes an incident.
 */
export async function pass(procedure: Procedure, input: unknown, signal: AbortSignal | undefined): Promise<unknown> {
  const { station, errorMap, name, meta } = procedure;
  const { session } = station;
  let refusal: Error;
  try {
    const answer = await admit(procedure, input, signal);
    if (answer.ok) {
      const value = await promisedOutput(procedure, answer.value);
      return isStream(value) ? guardStream(procedure, session, value, signal) : value;
    }
    refusal = declaredError(errorMap, answer.failure);
  } catch (error) {
    if (signal?.aborted === true) throw error;
    refusal = declaredError(errorMap, hasEnded(station, session, meta) ? notUnlocked : await failureOfThrown(station, name, error));
  }
  throw refusal;
}

/** What the contract promised to answer; anything else is a bug, and an incident like any other. */
async function promisedOutput({ outputSchema }: Procedure, value: unknown): Promise<unknown> {
  if (outputSchema === undefined) return value;
  const checked = await outputSchema['~standard'].validate(value);
  if (checked.issues !== undefined) throw new TypeError('the answer is not the one the contract promises');
  return checked.value;
}

const notUnlocked: Failure = { code: 'NotUnlocked', data: undefined };

/** What was under way when its session was locked finds its databases closed: that is no fault of anything. */
function hasEnded(station: Station, session: Session | null, meta: ProcedureMeta): boolean {
  return meta.access.who !== 'anyone' && station.session !== session;
}

function isStream(value: unknown): value is AsyncGenerator<unknown, unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}

/** A stream that fails on its way does so as the contract declares: as a fault of the files, as an incident, or as locked when the site was locked under it. */
async function* guardStream(
  procedure: Procedure,
  session: Session | null, // the one that asked: it may have ended before the first event is read
  stream: AsyncGenerator<unknown, unknown>,
  signal: AbortSignal | undefined,
) {
  const { station, errorMap, name, meta } = procedure;
  const isWork = meta.kind === 'vault' && session !== null;
  if (isWork) station.atWork += 1;
  try {
    return yield* stream;
  } catch (error) {
    if (signal?.aborted === true) throw error;
    throw declaredError(errorMap, hasEnded(station, session, meta) ? notUnlocked : await failureOfThrown(station, name, error));
  } finally {
    if (isWork) station.atWork -= 1;
  }
}

async function admit(procedure: Procedure, input: unknown, signal: AbortSignal | undefined): Promise<Answered> {
  const { station, meta, name, useCase } = procedure;
  await lockIfIdle(station);
  const { open, session } = station;
  if (!isReadable(input)) return { ok: false, failure: { code: 'UnreadableText', data: undefined } };
  const beforeSession = meta.access.who === 'anyone';
  if (!beforeSession) {
    if (open === null || session === null) return { ok: false, failure: notUnlocked };
    if (session.mustChoosePassphrase) return { ok: false, failure: { code: 'MustChoosePassphrase', data: undefined } };
    if (session.mustChangePassphrase) return { ok: false, failure: { code: 'MustChangePassphrase', data: undefined } };
  }
  if (beforeSession || open === null || session === null) return useCase(station, input, { signal, signer: null });

  const asker = await askerNow(open.db, session.userId);
  if (asker === null) {
    await station.lock('byHand');
    return { ok: false, failure: notUnlocked };
  }
  const now = station.platform.now();
  const moment = { moment: now, zone: open.facts.zone };
  // Whoever signs as the actor of record needs the permission; the session's user then only lends the station.
  const actsForAnother = meta.ceremony === 'sign';
  const permitted = actsForAnother ? null : await authorise(open.db, meta.access, asker, input, moment);
  if (permitted !== null && !permitted.ok) return permitted;
  if (meta.ceremony !== undefined) {
    const clock = await clockStands(station, open);
    if (!clock.ok) return clock;
  }
  if (meta.kind === 'vault') {
    // Files beside the databases share no transaction with them: whoever changes key slots does so alone.
    return station.alone(async () => {
      if (station.session !== session) return { ok: false, failure: notUnlocked };
      if (meta.ceremony === undefined) return useCase(station, input, { signal, signer: null });
      const ceremony = await performCeremony(station, open, session, meta, input, moment);
      if (!ceremony.ok) return ceremony;
      // What others did first may have taken long, and the signature bears the moment at which it is recorded.
      const clock = await clockStands(station, open);
      return clock.ok ? useCase(station, input, { signal, signer: ceremony.value.signer }) : clock;
    });
  }

  const readPeople = new Set<string>();
  const context = readContext(station, open, session, { now, asker, scope: permitted?.value ?? { kind: 'site' }, signal, readPeople });
  switch (meta.kind) {
    case 'query': {
      if (meta.access.who === 'permitted' && meta.access.scope === 'person') readPeople.add(readPersonId(input));
      const answer = await useCase(open.db, input, context);
      for (const personId of answer.ok ? readPeople : []) {
        const access = {
          accessId: station.platform.makeId(),
          at: now.toISOString(),
          userId: session.userId,
          role: exercisedRole(meta.access, asker),
        };
        keepAccessHead(station, open, await recordAccess(open.db, { ...access, personId, procedure: name }));
      }
      return answer;
    }
    case 'draft':
      return commitDraft(open, (tx) => useCase(tx, input, context));
    case 'command': {
      const ceremony = meta.ceremony === undefined ? null : await performCeremony(station, open, session, meta, input, moment);
      if (ceremony !== null && !ceremony.ok) return ceremony;
      const { approval } = meta;
      const second =
        approval === undefined || ceremony === null
          ? null
          : await performApproval(station, open, session, { ...meta, approval }, input, { moment, signer: ceremony.value.signer });
      if (second !== null && !second.ok) return second;
      const role = exercisedRole(meta.access, actsForAnother && ceremony !== null ? ceremony.value.asker : asker);
      const signer: Signer = ceremony?.value.signer ?? withoutSignature(session, role);
      const actor = actsForAnother ? signer : context.actor;
      const scope = actsForAnother && ceremony !== null ? ceremony.value.scope : context.scope;
      const answer = await commitCommand({
        station,
        open,
        context: { ...context, actor, scope },
        signer,
        approver: second?.value ?? null,
        role,
        run: useCase,
        input,
      });
      if (ceremony !== null && answer.ok && signer.userId === session.userId) noteFirstSignature(station, session);
      return answer;
    }
  }
}

/** From here on the passphrase alone signs in this session; a refused attempt was no signature. */
function noteFirstSignature(station: Station, session: Session): void {
  if (session.hasSigned) return;
  session.hasSigned = true;
  station.changed();
}

type Call = Pick<ReadContext, 'now' | 'scope' | 'signal'> & { readonly asker: Asker; readonly readPeople: Set<string> };

function readContext(station: Station, open: UnlockedSite, session: Session, { now, asker, scope, signal, readPeople }: Call): ReadContext {
  const { zone } = open.facts;
  return {
    now,
    zone,
    today: localDate(now, zone),
    siteId: open.vault.siteId,
    actor: { userId: session.userId, printedName: session.printedName, personId: asker.personId },
    scope,
    grants: asker.grants,
    evidence: open.evidence,
    signal,
    makeId: station.platform.makeId,
    choosePath: async (purpose, request) => {
      const chosen = await station.choosePath(purpose, request);
      return chosen === null ? null : { handle: chosen.handle, fileName: chosen.fileName };
    },
    choosePaths: station.choosePaths,
    redeem: station.redeem,
    typeset: (document) => typeset(station.platform, document, signal),
    offerPreview: (preview) => offerPreview(station.previews, preview),
    noteRead: (personId) => readPeople.add(personId),
    session: { userId: session.userId, prepared: session.prepared },
  };
}

function withoutSignature({ userId, printedName, personId }: Session, role: string): Signer {
  return { userId, printedName, personId, role, ...notSigning };
}
