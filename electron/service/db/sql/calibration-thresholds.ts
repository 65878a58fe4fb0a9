import type { z } from 'zod';
import { thresholdRule } from '../../../../shared/contract/calibration-thresholds';
import type { CalibrationThresholdRow } from '../recalibration-schema';
import { rememberedParse } from '../remembered-parse';
import type { Reader } from '../schema';

const parsed = rememberedParse(thresholdRule);

/** Every revision, newest first; none where the site has what a new one has. */
export async function thresholdRevisions(db: Reader): Promise<CalibrationThresholdRow[]> {
  return db.selectFrom('calibration_threshold').selectAll().orderBy('revision', 'desc').execute();
}

/** The thresholds that decide now; revision 0: those of a new site. */
export async function thresholdsNow(db: Reader): Promise<{ readonly revision: number; readonly content: z.infer<typeof thresholdRule> }> {
  const row = await db
    .selectFrom('calibration_threshold')
    .select(['revision', 'content'])
    .orderBy('revision', 'desc')
    .limit(1)
    .executeTakeFirst();
  return { revision: row?.revision ?? 0, content: parsed(row?.content ?? '{}') };
}
