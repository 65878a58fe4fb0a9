import { addMonths } from '../../../../shared/domain/calendar';
import {
  decideCalibration,
  severityDirection,
  type AssessorFigures,
  type ThresholdRule,
} from '../../../../shared/domain/calibration/thresholds';
import type { Reach } from '../../../../shared/domain/calibration/reach';
import { startOfDay } from '../../../../shared/domain/start-of-day';
import type { AssessorAuthorityRow } from '../../db/authority-schema';
import type { AuditChange } from '../../db/audit-append';
import { insertRows } from '../../db/insert-rows';
import type { AssessorResultRow, LookBackRow } from '../../db/recalibration-schema';
import type { Tx } from '../../db/schema';
import { asFact, authoritiesLasting } from '../../db/sql/assessor-authorities';
import { accountsOfAssessor, resultsOf, type ReachingResult } from '../../db/sql/assessor-results';
import { thresholdsNow } from '../../db/sql/calibration-thresholds';
import { itemOn } from '../../db/sql/framework-items';
import { countSignedBetween, lastEntryBefore, lookBacksOf } from '../../db/sql/look-backs';
import { isOwnAuthority, writeAuthorityVersion } from '../assessors/write-authority';
import type { CommandContext } from '../context';
import { reachOf } from './reach-of';

/** A session that is being finalised, with what it found of each assessor of this site. */
export interface FinalisedSession {
  readonly sessionId: string;
  readonly figures: readonly AssessorFigures[];
}

/**
 * Records what a session found of each assessor and what follows, in the transaction of the command that finalises it: who passes
 * is calibrated from today under every authorisation that lasts, who does not may sign nothing of what the verdict is about from
 * this moment on, and what they had signed since they were last known to judge rightly is to be looked back on. Too few cases change nothing. Signed by the
 * command's signer, whose entry in the log must take in the changes.
 */
export async function finaliseConsequences(
  tx: Tx,
  ctx: CommandContext,
  { sessionId, figures }: FinalisedSession,
): Promise<{ readonly changes: AuditChange[] }> {
  const { revision: ruleRevision, content: rule } = await thresholdsNow(tx);
  const changes: AuditChange[] = [];
  for (const { userId, ...found } of figures) {
    const userIds = await accountsOfAssessor(tx, userId);
    if (userIds.length === 0) throw new Error('an assessor of the session has no account');
    const before = await resultsOf(tx, userIds);
    const reach = await reachOf(tx, rule, { sessionId, competencyIds: found.competencyIds }, ctx.today);
    const { verdict, findings, calibratedUntil } = decideCalibration(rule, found, ctx.today);
    const result: AssessorResultRow = {
      resultId: ctx.makeId(),
      sessionId,
      userId,
      ruleRevision,
      verdict,
      figures: JSON.stringify({ ...found, reach }),
      findings: JSON.stringify(findings),
      decidedOn: ctx.today,
      calibratedUntil,
      decidedAt: ctx.now.toISOString(),
      entryNumber: ctx.entry,
    };
    await insertRows(tx, 'assessor_result', [result]);
    changes.push({ entity: 'assessor_result', entityId: result.resultId, personId: null, old: null, new: { ...result } });
    if (calibratedUntil !== null) changes.push(...(await calibrate(tx, ctx, { userIds, calibratedUntil, reach })));
    if (verdict === 'recalibrate') {
      const direction = severityDirection(found.overall.severity);
      changes.push(...(await openLookBack(tx, ctx, { result, reach, userIds, before, rule, direction })));
    }
  }
  return { changes };
}

interface Passed {
  readonly userIds: readonly string[];
  readonly calibratedUntil: string;
  readonly reach: Reach;
}

/** Sets the calibration of every authorisation that lasts and that the pass is about; nobody's own, whose panel it was. */
async function calibrate(tx: Tx, ctx: CommandContext, { userIds, calibratedUntil, reach }: Passed): Promise<AuditChange[]> {
  const changes: AuditChange[] = [];
  for (const row of await authoritiesLasting(tx, userIds, ctx.today)) {
    if (await isOwnAuthority(tx, ctx, row.userId)) continue;
    if (!(await isAbout(tx, row, reach, ctx.today))) continue;
    const next = { ...row, calibratedOn: ctx.today, calibratedUntil, signedBy: ctx.signer.userId };
    changes.push(...(await writeAuthorityVersion(tx, ctx, next, 'Calibrated by a panel')));
  }
  return changes;
}

/** Whether an authorisation allows anything that a verdict is about. */
async function isAbout(tx: Tx, row: AssessorAuthorityRow, reach: Reach, today: string): Promise<boolean> {
  const { scope, scopeIds } = asFact(row);
  if (reach === null || scope === 'all') return true;
  if (scope === 'competencies') return scopeIds.some((one) => reach.includes(one));
  for (const competencyId of reach) {
    const item = await itemOn(tx, 'competency', competencyId, today);
    if (item !== undefined && scopeIds.includes(item.frameworkId)) return true;
  }
  return false;
}

interface Failed {
  readonly reach: Reach;
  readonly result: AssessorResultRow;
  readonly userIds: readonly string[];
  readonly before: readonly ReachingResult[];
  readonly rule: ThresholdRule;
  readonly direction: LookBackRow['direction'];
}

/** Opens the look-back on what was signed since the last pass, or since a look-back that followed it; none where nothing was. */
async function openLookBack(tx: Tx, ctx: CommandContext, failed: Failed): Promise<AuditChange[]> {
  const { result, userIds, direction } = failed;
  const span = { ...(await lookedAt(tx, ctx, failed)), untilEntry: ctx.entry };
  if ((await countSignedBetween(tx, userIds, span)) === 0) return [];
  const row: LookBackRow = {
    lookBackId: ctx.makeId(),
    resultId: result.resultId,
    userId: result.userId,
    userIds: JSON.stringify(userIds),
    ...span,
    direction,
    openedAt: ctx.now.toISOString(),
    entryNumber: ctx.entry,
  };
  await insertRows(tx, 'look_back', [row]);
  return [{ entity: 'look_back', entityId: row.lookBackId, personId: null, old: null, new: { ...row } }];
}

/** Whether one reach is about all that another is. */
const isWithin = (reach: Reach, other: Reach): boolean => other === null || (reach !== null && reach.every((one) => other.includes(one)));

async function lookedAt(
  tx: Tx,
  ctx: CommandContext,
  { userIds, before, rule, reach }: Failed,
): Promise<Pick<LookBackRow, 'afterEntry' | 'sinceOn' | 'since'>> {
  // A pass in other competencies does not say that they judged rightly in these.
  const passed = before.find((one) => one.verdict === 'passed' && isWithin(reach, one.reach));
  const [looked] = await lookBacksOf(tx, userIds);
  if (looked !== undefined && looked.entryNumber > (passed?.entryNumber ?? 0)) {
    return { afterEntry: looked.untilEntry, sinceOn: looked.openedOn, since: 'lookBack' };
  }
  if (passed !== undefined) return { afterEntry: passed.entryNumber, sinceOn: passed.decidedOn, since: 'pass' };
  const calibrated = (await authoritiesLasting(tx, userIds, ctx.today)).flatMap(({ calibratedOn }) =>
    calibratedOn === null || calibratedOn > ctx.today ? [] : [calibratedOn],
  );
  const known = calibrated.toSorted().at(-1);
  const sinceOn = known ?? addMonths(ctx.today, -rule.lookBackMonths);
  const afterEntry = await lastEntryBefore(tx, startOfDay(sinceOn, ctx.zone));
  return { afterEntry, sinceOn, since: known === undefined ? 'rule' : 'authority' };
}
