import { localDate } from '../../../../shared/domain/calendar';
import type { Reader } from '../../db/schema';
import { versionsOfAssessment } from '../../db/sql/assessment-events';

/** The day whose checklist every version of a record is judged by: that on which the first one was signed. */
export async function checklistDayOf(
  db: Reader,
  { assessmentId, enteredAt, zone }: { readonly assessmentId: string; readonly enteredAt: string; readonly zone: string },
): Promise<string> {
  const [first] = await versionsOfAssessment(db, assessmentId);
  return localDate(new Date(first?.enteredAt ?? enteredAt), zone);
}
