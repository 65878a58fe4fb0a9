import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { databaseFiles } from '../../electron/service/vault/site-files';
import { peopleKinds } from '../../shared/contract/exchange';
import { behindSession } from '../rpc/access/declared';
import { recordOf } from '../support/framework';
import { pdfText } from '../support/pdf';
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
    Object.entries(input).map(([key, value]) => {
      const one = ids[key.replace(/s$/, '')];
      if (Array.isArray(value) && one !== undefined) return [key, [one]];
      return [key, typeof value === 'string' ? (ids[key] ?? value) : aimed(value, ids)];
    }),
  );
}

/** What every query answers to whoever has the site open, as one text by procedure. */
async function everyAnswer(
  site: TestSite,
  ids: Readonly<Record<string, string>>,
  printed = new Set<string>(),
): Promise<Map<string, string>> {
  const answers = new Map<string, string>();
  for (const { name, meta, input, call } of behindSession) {
    if (meta.kind !== 'query' || meta.ceremony !== undefined) continue;
    const asked = aimed(input({ personId: 'pia', login: 'ada' }), ids);
    const answer = await call(site.client, asked).catch((error: unknown) => String(error));
    const inside = (await insideOf(answer)).trim();
    if (inside !== '') printed.add(name);
    answers.set(name, `${JSON.stringify(answer) ?? ''} ${inside}`);
  }
  return answers;
}

/** What a person reads in the documents and tables that an answer brings: printed pages, and what lies in packed files. */
async function insideOf(answer: unknown): Promise<string> {
  if (answer instanceof Blob) return readable(Buffer.from(await answer.arrayBuffer()));
  if (typeof answer !== 'object' || answer === null) return '';
  const texts: string[] = [];
  for (const value of Object.values(answer)) texts.push(await insideOf(value));
  return texts.join(' ');
}

async function readable(bytes: Buffer<ArrayBuffer>): Promise<string> {
  if (bytes.toString('latin1', 0, 4) === '%PDF') return pdfText(new Blob([bytes]));
  if (bytes.toString('latin1', 0, 2) !== 'PK') return bytes.toString('utf8');
  return Object.values(unzipSync(bytes))
    .map((file) => Buffer.from(file).toString('utf8'))
    .join(' ');
}

/** Every procedure that writes a file where somebody chooses, whatever it writes. */
const exporting = behindSession.filter(({ meta, input }) => {
  const asked = meta.kind === 'query' ? null : input({ personId: 'pia', login: 'ada' });
  return typeof asked === 'object' && asked !== null && 'target' in asked;
});

const askedOf = (name: string): object => {
  const asked = behindSession.find((one) => one.name === name)?.input({ personId: 'pia', login: 'ada' });
  return typeof asked === 'object' && asked !== null ? asked : {};
};

/** What puts a document into somebody's hand, of which there is something to print here. */
const prints = [
  'paper.sheets',
  'reports.assessments',
  'reports.portfolio',
  'readinessViews.print',
  'calibrationResults.changeLogFile',
] as const;

/** What each export writes for whoever has the site open, by its name; those that were refused are left out. */
async function everyFile(site: TestSite, ids: Readonly<Record<string, string>>): Promise<Map<string, string>> {
  const { frameworkId } = await recordOf(site).selectFrom('framework_item').select('frameworkId').executeTakeFirstOrThrow();
  const kinds = [...peopleKinds.map((kind) => ({ kind, unitId: null })), { kind: 'person-record', personId: 'pia' }];
  const written = new Map<string, string>();
  for (const { name, call } of exporting) {
    const [feature = ''] = name.split('.');
    const chooser = name === 'calibrationSessions.writeCaseFile' ? 'calibrationSessions.chooseCaseFile' : `${feature}.chooseTarget`;
    const choose = behindSession.find((one) => one.name === chooser);
    for (const what of name === 'exports.write' ? kinds : [{ kind: '' }]) {
      const folder = path.join(site.folder, `out-${Math.random().toString(36).slice(2)}`);
      mkdirSync(folder);
      site.dialogs.push(path.join(folder, 'written'));
      const chosen = z
        .object({ handle: z.string() })
        .safeParse(await choose?.call(site.client, aimed(askedOf(chooser), ids)).catch(() => null));
      site.dialogs.length = 0;
      if (!chosen.success) continue;
      const asked = { ...askedOf(name), ...(what.kind === '' ? {} : { what }), target: chosen.data.handle };
      await call(site.client, aimed(asked, { ...ids, frameworkId })).catch(() => null);
      const texts: string[] = [];
      for (const file of readdirSync(folder)) texts.push(await readable(readFileSync(path.join(folder, file))));
      if (texts.length > 0) written.set([name, what.kind].join(' ').trim(), texts.join(' '));
    }
  }
  return written;
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

test('until a session is closed no query, export or print tells anybody a rating, and neither do the bytes of the opened database, drafts or other files', async () => {
  const site = await makeTestSite();
  const records = await makePanelWorks(site, 1);
  const [mia = '', noor = ''] = await makeMembers(site, ['mia', 'noor']);
  const ed = await enrol(site, 'ed');
  await enrolSigner(site, 'quinn', { grants: [{ role: 'qualityAuditor', unitId: null }] });
  const { forms } = await site.client.paper.print({ personIds: ['pia'], competencyId: 'loto', level: 2, kind: 'practical' });
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
    formId: forms[0]?.formId ?? '',
    text: planted[0],
  };
  const told: string[] = [];
  const wrote = new Set<string>();
  for (const login of ['fay', 'ada', 'ed']) {
    await signIn(site, login);
    const answers = await everyAnswer(site, ids, wrote);
    expect(answers.size).toBeGreaterThan(100);
    const files = await everyFile(site, ids);
    for (const name of files.keys()) wrote.add(name);
    for (const [name, answer] of [...answers, ...files]) if (holds(answer).length > 0) told.push(`${login}: ${name}`);
  }
  expect(told).toEqual([]);
  // What wrote nothing may not, or has nothing to write: none of the three edits a framework, plans or sends cases away here.
  const silent = exporting.map(({ name }) => name).filter((name) => ![...wrote].some((one) => one.startsWith(name)));
  expect(silent.toSorted()).toEqual(['calibrationSessions.writeCaseFile', 'duties.writePlan', 'frameworkExchange.write']);
  for (const name of [...prints, 'exports.write ratings', 'exports.write person-record']) expect(wrote, name).toContain(name);

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
  expect(holds(after.get('calibrationResults.comparisonFile') ?? '')).toEqual([planted[0], planted[1]]);
  const opened = holds((await plainBytes(site)).toString('latin1'));
  // One answer without a name is too few to be shown, and a draft that was never handed in stays nobody's to read.
  expect(opened).toEqual([planted[0], planted[1]]);
}, 120_000);
