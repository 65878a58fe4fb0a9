import { canonicalJson } from '../../../../shared/domain/audit-json';
import { contentDigest } from '../../db/content-digest';
import type { GoldStudyEndRow } from '../../db/calibration-case-schema';
import type { CommandContext } from '../context';

/** The row that ends a study. */
export function studyEnd(
  ctx: CommandContext,
  {
    studyId,
    kind,
    reason,
    by,
    figures,
  }: Pick<GoldStudyEndRow, 'studyId' | 'kind' | 'reason'> & { readonly by: string; readonly figures: object },
): GoldStudyEndRow {
  const text = canonicalJson(JSON.parse(JSON.stringify(figures)));
  return {
    studyId,
    kind,
    figures: text,
    reason,
    contentDigest: contentDigest({ studyId, kind, figures: text, reason }),
    endedBy: by,
    endedAt: ctx.now.toISOString(),
    entryNumber: ctx.entry,
  };
}
