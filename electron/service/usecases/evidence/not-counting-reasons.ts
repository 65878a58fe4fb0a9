import type { Reason } from '../../../../shared/contract/values';
import { localDate } from '../../../../shared/domain/calendar';
import type { NotCounting } from '../../db/sql/not-counting';

/** What is on record and no evidence, by a day, with since when and why. */
export function notCountingReasons(found: readonly NotCounting[], competencyId: string, day: string, zone: string): Reason[] {
  return found
    .filter((one) => one.competencyId === competencyId && one.performedOn <= day)
    .map(({ assessmentId, performedOn, why, at }) => {
      const since = at === null ? '' : ` since ${localDate(new Date(at), zone)}`;
      return {
        verdict: 'info',
        text: `${performedOn}: does not count${since}: ${words[why]}.`,
        record: { entity: 'assessment', id: assessmentId },
        children: [],
      };
    });
}

const words: Readonly<Record<NotCounting['why'], string>> = {
  voided: 'it was voided',
  amended: 'a later version took its place',
  returned: 'it was sent back to its assessor',
  secondMissing: 'the other of its two ratings does not count',
};
