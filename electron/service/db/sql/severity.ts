import { sql } from 'kysely';
import { severityOrder } from '../../../../shared/domain/state';

/** Where the state of a standing row comes in the order of severity, 0 being the worst. */
export const severity = sql<number>`CASE standing.state ${sql.join(
  severityOrder.map((state, rank) => sql`WHEN ${sql.lit(state)} THEN ${sql.lit(rank)}`),
  sql` `,
)} END`;
