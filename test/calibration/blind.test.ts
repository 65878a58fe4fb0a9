import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { databaseFiles } from '../../electron/service/vault/site-files';
import { behindSession } from '../rpc/access/declared';
import { recordOf } from '../support/framework';
import { plainBytes } from '../support/plain-bytes';
import { beginTurn, close, makeMembers, makePanelWorks, makeSession, rateAll, rating, setUpOf } from '../support/panel';
import { makeTestSite, type TestSite } from '../support/site';
import { enrol, enrolSigner, signIn } from '../support/users';

/** Words that stand in ratings, drafts and answers and nowhere else. */
const planted = ['zwiebelturm', 'quarzuhr', 'nachtfalter', 'dachsbau'] as const;
const inRatings = `${planted[0]} ${planted[1]}`;
const holds = (text: string): string[] => planted.filter((word) => text.toLowerCase().includes(word));

/** An input with the ids of what there is in the place of those of nothing. */
function aimed(input: unknown, ids: Readonly<Record<string, string>>): unknown {
  if (Array.isArray(input)) return input.map((one) => aimed(one, ids));
  if (typeof input !== 'object' || input === null) return input;
  return Object.fromEntries(
    Object.entries(input).map(([key, value]) => [key, typeof value === 'string' ? (ids[key] ?? value) : aimed(value, ids)]),
  );
}

/** What every query answers to whoever has the site open, as one text by procedure. */
async function everyAnswer(site: TestSite, ids: Readonly<Record<string, string>>): Promise<Map<string, string>> {
  const answers = new Map<string, string>();
  for (const { name, meta, input, call } of behindSession) {
    if (meta.kind !== 'query' || meta.ceremony !== undefined) continue;
    const asked = aimed(input({ personId: 'pia', login: 'ada' }), ids);
    const answer = await call(site.client, asked).catch((error: unknown) => String(error));
    answers.set(name, JSON.stringify(answer) ?? '');
  }
  return answers;
}

/** Every file of the site and of the station but the databases, as text. */
function otherFiles(site: TestSite): string {
  const { open } = site.station;
  const databases: ReadonlySet<string> = new Set(
    open === null ? [] : Object.values(databaseFiles(open.vault.folder, open.vault.generation)),
  );
  const texts: string[] = [];
  const read = (folder: string): void => {
    for (const name of readdirSync(folder)) {
      const file = path.join(folder, name);
      if (statSync(file).isDirectory()) read(file);
      else if (![...databases].some((known) => file.startsWith(known)) && name !== 'site.lock') texts.push(readFileSync(file, 'latin1'));
    }
  };
  read(site.siteFolder);
  read(site.stationFolder);
  return texts.join('\n');
}

test('until a session is closed no query tells anybody a rating, and neither do the bytes of the opened database, drafts or other files', async () => {
  const site = await makeTestSite();
  const records = await makePanelWorks(site, 1);
  const [mia = '', noor = ''] = await makeMembers(site, ['mia', 'noor']);
  const ed = await enrol(site, 'ed');
  await enrolSigner(site, 'quinn', { grants: [{ role: 'qualityAuditor', unitId: null }] });
  const question = { text: 'What do you expect?', minimumGroup: 3 };
  const sessionId = await makeSession(site, setUpOf([mia, noor, ed], records, { question }));
  await rateAll(site, sessionId, 'mia', () => ({ level: 3, comment: inRatings }), planted[2]);
  await rateAll(site, sessionId, 'noor', () => ({ level: 1, comment: planted[0] }));
  const turn = await beginTurn(site, sessionId, 'ed');
  const [shown] = turn.cases;
  const caseId = shown?.caseId ?? '';
  await site.client.calibrationSessions.saveDraft({ turnId: turn.turnId, caseId, rating: rating({ comment: planted[3] }) });

  const ids = {
    sessionId,
    caseId,
    memberId: mia,
    userId: mia,
    personId: 'pia',
    competencyId: 'loto',
    assessmentId: records[0] ?? '',
    text: planted[0],
  };
  const told: string[] = [];
  for (const login of ['fay', 'ada', 'ed']) {
    await signIn(site, login);
    const answers = await everyAnswer(site, ids);
    expect(answers.size).toBeGreaterThan(100);
    for (const [name, answer] of answers) if (holds(answer).length > 0) told.push(`${login}: ${name}`);
  }
  expect(told).toEqual([]);

  const db = recordOf(site);
  const boxes = await db.selectFrom('sealed_rating').select('box').execute();
  expect(new Set(boxes.map(({ box }) => box.length)).size).toBe(1);
  expect(await db.selectFrom('rating_draft').select('box').execute()).toHaveLength(1);
  const before = await plainBytes(site);
  expect(before.includes('Lock-out, spring')).toBe(true);
  expect(holds(before.toString('latin1'))).toEqual([]);
  expect(holds(before.toString('utf16le'))).toEqual([]);
  expect(holds(otherFiles(site))).toEqual([]);

  // The same walk finds them once they are opened: it would have found them before.
  await signIn(site, 'fay');
  await close(site, sessionId, ['mia', 'noor']);
  const after = await everyAnswer(site, ids);
  expect(holds(after.get('calibrationSessions.board') ?? '')).toEqual([planted[0], planted[1]]);
  const opened = holds((await plainBytes(site)).toString('latin1'));
  // One answer without a name is too few to be shown, and a draft that was never handed in stays nobody's to read.
  expect(opened).toEqual([planted[0], planted[1]]);
});
