import { performCeremony } from '../../electron/service/rpc/ceremony';
import { commitForSession } from '../../electron/service/station/commit-for-session';
import { finaliseConsequences } from '../../electron/service/usecases/recalibration/finalise-consequences';
import { session as anySession } from '../../shared/contract/procedure';
import type { AssessorFigures, AssessorMeasures, Measured } from '../../shared/domain/calibration/thresholds';
import { ok } from '../../shared/result';
import { passphraseOf } from './passphrase-of';
import type { TestSite } from './site';

export const measured = (value: number, n = 12): Measured => ({ value, low: value - 0.1, high: value + 0.1, n });

/** What passes a new site's thresholds on twelve cases, but for what is said otherwise. */
export function makeFigures(userId: string, part: Partial<AssessorMeasures> = {}, competencyIds: readonly string[] = []): AssessorFigures {
  const overall: AssessorMeasures = {
    cases: 12,
    kappa: measured(0.82),
    effectiveness: measured(0.92),
    missRate: measured(0, 6),
    falseAlarmRate: measured(0, 6),
    severity: measured(-0.05),
    ...part,
  };
  return {
    userId,
    overall: { ...overall, missRate: atLeast(overall.missRate), falseAlarmRate: atLeast(overall.falseAlarmRate) },
    byCriticality: {},
    centralTendency: null,
    halo: null,
    competencyIds,
  };
}

const atLeast = (figure: Measured | null): Measured | null => (figure === null ? null : { ...figure, n: Math.max(figure.n, 8) });

/** One who passes people who are not competent. */
export const lenient: Partial<AssessorMeasures> = { kappa: measured(0.31), missRate: measured(0.4), severity: measured(-0.75) };

/** A session that ben finalises with what it found, as the command that finalises one does. */
export async function finalise(site: TestSite, sessionId: string, ...figures: readonly AssessorFigures[]): Promise<void> {
  const { station } = site;
  const { open, session } = station;
  if (open === null || session === null) throw new Error('the site is locked');
  const input = { signature: { login: 'ben', passphrase: passphraseOf('ben') } };
  const moment = { moment: station.platform.now(), zone: open.facts.zone };
  const admitted = await performCeremony(station, open, session, { kind: 'command', access: anySession, ceremony: 'sign' }, input, moment);
  if (!admitted.ok) throw new Error(`ben could not sign: ${admitted.failure.code}`);
  await commitForSession(
    station,
    open,
    session,
    async (tx, ctx) => {
      const { changes } = await finaliseConsequences(tx, ctx, { sessionId, figures });
      ctx.audit({ action: 'calibrationSessions.finalise', entity: 'calibration_session', entityId: sessionId, changes });
      return ok({});
    },
    admitted.value.signer,
  );
}
