import Database from 'better-sqlite3';
import { Kysely, SqliteDialect, sql } from 'kysely';
import { expect, test } from 'vitest';
import { up as risk } from '../../electron/service/db/migrations/0021-risk';
import { recordUpTo } from '../../electron/service/db/open';
import { riskRuleOn } from '../../electron/service/db/sql/risk-rules';

test('a record from before there was a rule is ranked as a new site is, and a revision that is signed is never changed', async () => {
  const sqlite = new Database(':memory:');
  const db = await recordUpTo(sqlite, '0017-standing-causes');
  if (db === null) throw new Error('there is no such migration');
  await sql`INSERT INTO standing (personId, competencyId, fromDate, requiredLevel, isMandatory, state) VALUES ('p', 'c', '2026-01-01', 2, 1, 'expired')`.execute(
    db,
  );
  await risk(new Kysely<unknown>({ dialect: new SqliteDialect({ database: sqlite }) }));
  expect(await riskRuleOn(db, '2026-03-14')).toMatchObject({
    revision: 0,
    inForceFrom: null,
    content: { consequence: { critical: 1000 } },
  });
  const insert = (revision: number, from: string, approvedBy = 'v') =>
    sql`INSERT INTO risk_rule VALUES (${revision}, ${from}, '{"weights":{"gap":2}}', 'why', 'd', 'u', ${approvedBy}, 'now', 1)`.execute(db);
  await insert(1, '2026-04-01');
  expect((await riskRuleOn(db, '2026-03-31')).revision).toBe(0);
  expect(await riskRuleOn(db, '2026-04-01')).toMatchObject({ revision: 1, content: { weights: { gap: 2, exposure: 1 } } });
  await expect(insert(1, '2026-05-01')).rejects.toThrow('risk_rule is never changed');
  await expect(insert(2, '2026-05-01', 'u')).rejects.toThrow('CHECK');
  await expect(insert(2, 'soon')).rejects.toThrow('CHECK');
  await expect(sql`UPDATE risk_rule SET reason = ''`.execute(db)).rejects.toThrow('risk_rule is never changed');
  await expect(sql`DELETE FROM risk_rule`.execute(db)).rejects.toThrow('risk_rule is never changed');
  expect(await sql<{ state: string }>`SELECT state FROM standing`.execute(db)).toMatchObject({ rows: [{ state: 'expired' }] });
});
