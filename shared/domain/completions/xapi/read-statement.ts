import { isJsonObject, type JsonObject } from '../../audit-json';
import { readInstant } from '../completion-dates';
import type { CompletionRecord, CompletionStatus, LearnerIdKind, Score } from '../completion-record';
import { statementSchema, type Statement, type StatementAgent } from './statement-schema';
import { statementContent, type StatementContent } from './statement-content';
import { statusByVerb, voidedVerb } from './verbs';

export type StatementProblem =
  | 'NotJson'
  | 'TooLarge'
  | 'NotAStatement'
  | 'NoActor'
  | 'GroupActor'
  | 'BadTimestamp'
  | 'InTheFuture'
  | 'NoId'
  | 'NotAnActivity'
  | 'BadVoid'
  | 'Contradictory'
  | 'ConflictingId';

export type StatementReading =
  | { readonly kind: 'completion'; readonly record: CompletionRecord; readonly id: string; readonly content: StatementContent }
  | { readonly kind: 'void'; readonly voids: string; readonly id: string; readonly content: StatementContent }
  /** A statement of something else, as having begun or having answered. */
  | { readonly kind: 'other'; readonly verb: string; readonly id: string | null; readonly content: StatementContent }
  | { readonly kind: 'rejected'; readonly code: StatementProblem; readonly detail: string | null };

export interface ReadStatementAs {
  readonly system: string;
  /** The moment of reading, UTC. */
  readonly now: string;
  readonly zone: string;
}

/** One statement by itself. */
export function readStatement(value: unknown, rowNumber: number, { system, now, zone }: ReadStatementAs): StatementReading {
  const reject = (code: StatementProblem, detail: string | null = null): StatementReading => ({ kind: 'rejected', code, detail });
  if (!isJsonObject(value)) return reject('NotAStatement');
  const parsed = statementSchema.safeParse(value);
  if (!parsed.success) return reject('NotAStatement', parsed.error.issues[0]?.path.join('.') ?? null);
  const statement = parsed.data;
  const content = statementContent(value);
  if (content === undefined) return reject('NotAStatement');
  const moment = readInstant(statement.timestamp ?? statement.stored ?? '', zone);
  if (statement.timestamp !== undefined && moment === null) return reject('BadTimestamp', statement.timestamp);

  const { id, verb } = statement;
  if (verb.id === voidedVerb) {
    const target = voidedId(value);
    if (id === undefined) return reject('NoId');
    return target === null ? reject('BadVoid') : { kind: 'void', voids: target, id, content };
  }
  const status = statusByVerb.get(verb.id);
  if (status === undefined) return { kind: 'other', verb: verb.id, id: id ?? null, content };
  // Without an id nobody could take it back, nor see that it is there twice.
  if (id === undefined) return reject('NoId');
  if (statement.actor.objectType === 'Group') return reject('GroupActor');
  const learner = learnerOf(statement.actor);
  if (learner === null) return reject('NoActor');
  const { object } = statement;
  if ((object.objectType ?? 'Activity') !== 'Activity' || object.id === undefined)
    return reject('NotAnActivity', object.objectType ?? null);
  if (moment === null) return reject('BadTimestamp', statement.timestamp ?? null);
  // Clocks of players run ahead by minutes; a day cannot be one.
  if (moment.at !== null && Date.parse(moment.at) > Date.parse(now) + 86_400_000) return reject('InTheFuture', statement.timestamp ?? null);
  const said = saidStatus(status, statement);
  if (said === null) return reject('Contradictory', `${verb.id} ${JSON.stringify(statement.result)}`.slice(0, 200));
  const record: CompletionRecord = {
    system,
    rowNumber,
    recordKey: id,
    ...learner,
    courseId: object.id,
    courseTitle: titleOf(object.definition?.name),
    status: said,
    completedOn: moment.on,
    completedAt: moment.at,
    score: scoreOf(statement),
    expiresOn: null,
    statementId: id,
    registration: statement.context?.registration ?? null,
  };
  return { kind: 'completion', record, id, content };
}

/** The result may say more than the verb, and must not say the contrary. */
function saidStatus(status: CompletionStatus, { result, verb }: Statement): CompletionStatus | null {
  const { success, completion } = result ?? {};
  switch (status) {
    case 'completed':
      if (completion === false) return null;
      return success === undefined ? 'completed' : success ? 'passed' : 'failed';
    case 'passed':
      return success === false ? null : 'passed';
    case 'failed':
      return success === true ? null : 'failed';
    case 'inProgress':
      if (success !== undefined) return success ? 'passed' : 'failed';
      return completion === true ? 'completed' : 'inProgress';
    default:
      return verb.id === '' ? null : status;
  }
}

type Learner = { readonly learnerId: string; readonly learnerIdKind: LearnerIdKind; readonly learnerHomePage: string | null };

/** The one identifier of an actor; null: none, or several of which nobody knows the right one. */
function learnerOf({ mbox, mbox_sha1sum: sha1, account, openid }: StatementAgent): Learner | null {
  const found: Learner[] = [
    ...(mbox === undefined ? [] : [{ learnerId: mbox.slice('mailto:'.length), learnerIdKind: 'email', learnerHomePage: null } as const]),
    ...(sha1 === undefined ? [] : [{ learnerId: sha1.toLowerCase(), learnerIdKind: 'emailSha1', learnerHomePage: null } as const]),
    ...(account === undefined ? [] : [{ learnerId: account.name, learnerIdKind: 'account', learnerHomePage: account.homePage } as const]),
    ...(openid === undefined ? [] : [{ learnerId: openid, learnerIdKind: 'openid', learnerHomePage: null } as const]),
  ];
  return found.length === 1 ? (found[0] ?? null) : null;
}

function scoreOf({ result }: Statement): Score | null {
  const score = result?.score;
  if (score === undefined) return null;
  const { raw = null, min = null, max = null } = score;
  const computed = raw !== null && min !== null && max !== null ? (raw - min) / (max - min) : null;
  return { scaled: score.scaled ?? computed, raw, min, max };
}

function titleOf(names: Readonly<Record<string, string>> | undefined): string | null {
  if (names === undefined) return null;
  const languages = Object.keys(names);
  const wanted = languages.find((language) => /^en\b/i.test(language)) ?? languages[0];
  return wanted === undefined ? null : (names[wanted] ?? null);
}

function voidedId(statement: JsonObject): string | null {
  const object = statement['object'];
  if (!isJsonObject(object) || object['objectType'] !== 'StatementRef') return null;
  const id = object['id'];
  return typeof id === 'string' && /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id) ? id.toLowerCase() : null;
}
