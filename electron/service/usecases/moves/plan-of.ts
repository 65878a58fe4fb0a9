import { z } from 'zod';
import { plannedLine, type PlannedLine } from '../../../../shared/contract/moves';
import type { MovePlanRow } from '../../db/people-schema';
import type { Reader } from '../../db/schema';
import { movePlanById } from '../../db/sql/move-plans';

/** The plan of this id for this person; undefined: there is none. */
export async function planOf(db: Reader, personId: string, planId: string): Promise<MovePlanRow | undefined> {
  const plan = await movePlanById(db, planId);
  return plan?.personId === personId ? plan : undefined;
}

const stored = z.array(plannedLine);

/** The lines of a plan as they are stored: JSON. */
export function linesOfPlan({ lines }: Pick<MovePlanRow, 'lines'>): PlannedLine[] {
  return stored.parse(JSON.parse(lines));
}
