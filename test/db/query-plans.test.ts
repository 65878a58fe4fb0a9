import { expect, test } from 'vitest';
import type { Sqlite } from '../../electron/service/vault/open';
import { enrol, signIn } from '../support/users';
import { attach, makeWorks, signInput } from '../support/assessments';
import { approveItems, makeDraft, makeLibrary } from '../support/framework';
import { lookedBack } from '../support/kill/recalibration-commands';
import { importLines } from '../support/imported-people';
import { competencyItem, requirementItem, scaleItem } from '../support/people';
import { makeTestSite, type TestSite } from '../support/site';

/** Runs questions and answers with the plans of their SQL, step by step. */
async function plansOf(site: TestSite, ask: () => Promise<unknown>): Promise<string[]> {
  const { open } = site.station;
  if (open === null) throw new Error('the site is locked');
  const { site: sqlite } = open.vault;
  const prepare: Sqlite['prepare'] = sqlite.prepare.bind(sqlite);
  const asked = new Set<string>();
  Object.assign(sqlite, {
    prepare: (text: string) => {
      asked.add(text);
      return prepare(text);
    },
  });
  await ask();
  Object.assign(sqlite, { prepare });
  return [...asked]
    .filter((text) => /^\s*(select|with)/i.test(text))
    .flatMap((text) => {
      const parameters = Array.from({ length: text.match(/\?/g)?.length ?? 0 }, () => '[]');
      const plan = prepare(`EXPLAIN QUERY PLAN ${text}`).all(...parameters);
      return plan.map((step) => (typeof step === 'object' && step !== null && 'detail' in step ? String(step.detail) : ''));
    });
}

/** Those of their steps that read a table row by row from end to end; `up` and `chain` are the versions of one record, as they are found. */
async function fullScans(site: TestSite, ask: () => Promise<unknown>): Promise<string[]> {
  const plans = await plansOf(site, ask);
  return plans.filter((detail) => /^SCAN (?!up$|chain$)\w+$|AUTOMATIC/.test(detail) || detail.startsWith('SCAN w USING INDEX'));
}

const log = { userId: null, action: null, entity: null, entityId: null, text: null, from: null, to: null, beforeEntry: null, limit: 5 };

test('no question about one record, one reason or one day reads the log from end to end', async () => {
  const site = await makeTestSite();
  const search = (part: Partial<Parameters<typeof site.client.audit.search>[0]>) => site.client.audit.search({ ...log, ...part });
  const scans = await fullScans(site, async () => {
    await search({ entityId: 'pia' });
    await search({ entity: 'person', entityId: 'pia' });
    await search({ personId: 'pia' });
    await search({ text: 'because' });
    await search({ action: 'users.add' });
    await search({ from: '2026-03-01', to: '2026-03-02' });
  });
  expect(scans.filter((detail) => detail.includes('audit_'))).toEqual([]);
});

test('lists of assessments choose from an index, whatever they are asked by', async () => {
  const site = await makeTestSite();
  await makeWorks(site);
  const evidenceId = await attach(site, 'a.txt', 'a');
  const { assessmentId } = await site.client.assessments.sign(await signInput(site, { evidenceIds: [evidenceId] }));
  const list = (part: object) => site.client.assessments.list({ personId: null, competencyId: null, asOf: null, limit: 5, ...part });
  const scans = await fullScans(site, async () => {
    await list({});
    await list({ asOf: '2026-03-14' });
    await list({ personId: 'pia' });
    await list({ competencyId: 'loto' });
    await site.client.assessments.get({ assessmentId });
    await site.client.evidence.read({ evidenceId });
  });
  expect(scans).toEqual([]);
});

test('a look-back reads the assessments of its assessor from an index, and what is asked of each by index too', async () => {
  const site = await makeTestSite();
  await makeWorks(site);
  const { lookBackId } = await lookedBack(site);
  const plans = await plansOf(site, () => site.client.lookBacks.get({ lookBackId }));
  expect(plans.some((detail) => detail.includes('assessment_by_assessor (assessorUserId=? AND entryNumber>?'))).toBe(true);
  // Only how critical each competency is, which is worked out once, gets an index for the question.
  expect(plans.filter((detail) => /^SCAN (a|b|n|e|h|l|d|p|v|assessment)( |$)|AUTOMATIC/.test(detail))).toEqual([
    'SEARCH g USING AUTOMATIC COVERING INDEX (itemId=?)',
  ]);
});

test('a role held for a unit finds what lies below it by index', async () => {
  const site = await makeTestSite();
  await makeWorks(site);
  await enrol(site, 'cora', { grants: [{ role: 'lineManager', unitId: 'works' }] });
  await signIn(site, 'cora');
  const scans = await fullScans(site, async () => {
    await site.client.people.get({ personId: 'pia', asOf: null });
    await site.client.search.find({ text: 'pia' });
  });
  expect(scans.filter((detail) => detail.includes('AUTOMATIC'))).toEqual([]);
});

test('questions about one item, one library, one person’s standing or one draft choose from an index', async () => {
  const site = await makeTestSite();
  await makeWorks(site);
  const frameworkId = await makeLibrary(site);
  const items = [
    scaleItem('scale'),
    competencyItem('weld', { scaleId: 'scale' }),
    requirementItem({ roleId: 'worker', competencyId: 'weld' }),
  ];
  await approveItems(site, frameworkId, items);
  const draftId = await makeDraft(site, frameworkId, [competencyItem('weld', { scaleId: 'scale', title: 'Welds' })]);
  const plans = await plansOf(site, async () => {
    await site.client.framework.item({ itemId: 'weld' });
    await site.client.framework.item({ itemId: 'weld', draftId });
    await site.client.framework.tree({ frameworkId });
    await site.client.framework.tree({ frameworkId, draftId });
    await site.client.competencies.get({ competencyId: 'weld' });
    await site.client.jobRoles.get({ roleId: 'worker' });
    await site.client.readiness.explain({ personId: 'pia', competencyId: 'weld', asOf: null });
    await site.client.framework.lock({ draftId, itemId: 'weld', isHeld: true });
    await site.client.framework.undo({ draftId, direction: 'undo' });
  });
  const ofAll =
    /^SCAN (i|n|v|c|s|g|o|p|d|e|framework\w*|edit_lock|assessment|standing|holding)( |$)|framework_item_by_kind \(kind=\?\)|AUTOMATIC/;
  expect(plans.length).toBeGreaterThan(20);
  // Only the scales, of which there are a few, are all read: for where their levels lie on each other.
  expect(plans.filter((detail) => ofAll.test(detail))).toEqual(['SEARCH i USING INDEX framework_item_by_kind (kind=?)']);
});

test('who holds a competency, and who could supervise, is answered from indexes; only the shifts there are are read off all positions', async () => {
  const site = await makeTestSite();
  await makeWorks(site);
  const wanted = { competencyId: 'loto', level: 2, on: null, unitId: 'works', shift: 'A', mayTeach: false, isAssessor: true };
  const plans = await plansOf(site, () => site.client.experts.find(wanted));
  const ofAll = /^SCAN (p|q|h|e|s|m|assessment|holding|standing|person|position|employment)( |$)/;
  expect(plans.filter((detail) => ofAll.test(detail))).toEqual(['SCAN position USING INDEX position_known']);
  expect(plans.some((detail) => detail.includes('COVERING INDEX assessment_by_competency'))).toBe(true);
  const place = { personId: 'pia', roleId: 'worker', unitId: 'works', startsOn: '2026-04-01', fromPositionId: null };
  const others = await plansOf(site, () => site.client.moves.preview(place));
  expect(others.some((detail) => detail.includes('COVERING INDEX assessment_by_competency'))).toBe(true);
  expect(others.filter((detail) => ofAll.test(detail))).toEqual([]);
});

test('whether anything was written since a file was read is asked of the newest entries, and what its source said is found by its key', async () => {
  const site = await makeTestSite();
  const row = (unit: string) => `007,Berg,Anna,Mill,${unit},Operator,A,7/30/2011,,,1`;
  const plans = await plansOf(site, async () => {
    await importLines(site, [row('Line 1')]);
    await importLines(site, [row('Line 2')]);
  });
  expect(plans.some((detail) => detail.startsWith('SEARCH audit_change USING PRIMARY KEY (entryNumber>?'))).toBe(true);
  expect(plans.filter((detail) => detail.includes('audit_change_by_entity (entity=?)'))).toEqual([]);
  const ofSource = plans.filter((detail) => detail.includes('source_record'));
  expect(new Set(ofSource)).toEqual(
    new Set([
      'SEARCH r USING COVERING INDEX source_record_by_key (profileId=?)',
      'SEARCH t USING INDEX source_record_by_key (profileId=? AND externalKey=? AND recordedTo=?)',
    ]),
  );
});
