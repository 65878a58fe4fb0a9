import { makeWorks, signInput } from '../assessments';
import { commitText, lineOf, mapCourses, previewText, saba, second } from '../completions/import-file';
import { commitMatrix, previewMatrix } from '../completions/matrix-file';
import { makeStatement, voiding } from '../completions/statements';
import { commitDirectory } from '../directory';
import { importLines, personOf } from '../imported-people';
import { carry, introduce, receive, write } from '../packages/two-sites';
import { makeTestSite, type TestSite } from '../site';

const reason = 'asked by a test';

/** Leaves a row in every table of people, of files that came in and of packages, at a works whose HR file has brought Anna as number 1. */
export async function fillPeopleAndExchange(site: TestSite): Promise<void> {
  await aboutPeople(site);
  await whatFilesSay(site);
  await withAnotherSite(site);
}

async function aboutPeople(site: TestSite): Promise<void> {
  const { client } = site;
  const { personId } = await personOf(site, '1');
  await client.people.addIdentifier({ personId, system: 'Badge', value: '4711', reason });
  await client.people.correct({ personId, field: 'location', value: 'Hall 9', expiresOn: '2026-05-01', reason });
  // Another Anna under another number: perhaps the same.
  await importLines(site, ['1,Aalto,Anna,Ops,Line 1,Fitter,A,1/5/2024,,,1', '2,Alto,Anna,Ops,Line 1,Fitter,A,1/5/2024,,,1'], reason);
  await commitDirectory(site, [{ userName: 'a.aalto', displayName: 'Anna Aalto' }]);
  const [position] = (await client.people.get({ personId, asOf: null })).positions;
  const place = { roleId: position?.roleId ?? '', unitId: position?.unitId ?? '', startsOn: '2026-04-01' };
  const line = { lineId: null, title: 'Walks the escape routes', competencyId: null, dueDays: 7, owner: 'manager' } as const;
  await client.onboarding.save({ roleId: place.roleId, lines: [line], reason });
  const open = { fromPositionId: null, title: '', shift: null, graceUntil: null, supervisorPersonId: null, lines: [] };
  await client.moves.plan({ personId: 'pia', ...place, ...open, reason });
}

async function whatFilesSay(site: TestSite): Promise<void> {
  const { client } = site;
  await mapCourses(site, [lineOf()]);
  await commitText(site, await previewText(site, saba('N-pia,LOTO-1,Lockout,Completed,2026-02-01,,90', 'X-7,C,C,Completed,2026-02-01,,')));
  await client.completions.match({ system: 'Saba', learnerId: 'X-7', personId: 'pia', reason });
  for (const statement of [makeStatement(), voiding(1)]) await commitText(site, await previewText(site, JSON.stringify([statement])));
  const first = await previewMatrix(site, 'No,Name,LOTO Competency loto\nN-pia,Pia,2\n');
  await commitMatrix(site, first.previewId);
}

/** A record comes from another site and is decided on; a package goes there and its receipt comes back. */
async function withAnotherSite(site: TestSite): Promise<void> {
  const other = await makeTestSite({ name: 'Southfield Works' });
  await makeWorks(other);
  await other.client.assessments.sign(await signInput(other));
  const otherHere = { partnerId: await introduce(site, other), isEncrypted: false };
  const siteThere = { partnerId: await introduce(other, site), isEncrypted: false };
  const record = await write(other, { kind: 'person-record', personId: 'pia' }, siteThere);
  await receive(site, carry(record.file, site), { personId: 'pia' });
  const [received] = (await site.client.recognitions.list({ personId: 'pia' })).records;
  await site.client.recognitions.decide({
    personId: 'pia',
    recordId: received?.recordId ?? '',
    ordinal: 0,
    decision: 'recognised',
    competencyId: 'loto',
    level: 1,
    reason,
    signature: second('ada'),
  });
  const sent = await write(site, { kind: 'ratings', unitId: null }, otherHere);
  const { packageInId } = await receive(other, carry(sent.file, other));
  const receipt = await write(other, { kind: 'receipt', packageInId }, siteThere);
  await receive(site, carry(receipt.file, site));
}
