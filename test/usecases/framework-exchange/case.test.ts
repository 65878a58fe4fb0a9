import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { FrameworkItem } from '../../../shared/contract/framework-item';
import { areFilesHere, normalised, publishedSchema, readReal, realFiles } from '../../support/exchange/case-files';
import { chooseFile, previewEnd, previewFile, writeLibrary } from '../../support/exchange/exchange';
import { approveDraft, approveItems, makeJobRole, makeLibrary, recordOf } from '../../support/framework';
import { newestEntry } from '../../support/log';
import { competencyItem, plainItem, requirementItem, scaleItem } from '../../support/people';
import { makeTestSite, type TestSite } from '../../support/site';

const small = JSON.stringify({
  CFDocument: {
    identifier: 'd0000000-0000-4000-8000-000000000000',
    uri: 'urn:x:d',
    creator: 'C',
    title: 'Small',
    lastChangeDateTime: '2020-01-01T00:00:00Z',
  },
  CFItems: ['1', '2'].map((n) => ({
    identifier: `00000000-0000-4000-8000-00000000000${n}`,
    uri: `urn:x:${n}`,
    fullStatement: `Statement ${n}`,
    humanCodingScheme: `S${n}`,
    lastChangeDateTime: '2020-01-01T00:00:00Z',
  })),
  CFAssociations: [],
});

async function siteWithScale(): Promise<{ site: TestSite; frameworkId: string }> {
  const site = await makeTestSite();
  const frameworkId = await makeLibrary(site);
  return { site, frameworkId };
}

describe('a file of a framework', () => {
  test('is previewed, put into the draft in one step named after the file, and undone as one', async () => {
    const { site, frameworkId } = await siteWithScale();
    const preview = await previewFile(site, frameworkId, small, { fileName: 'small.json' });
    expect(preview).toMatchObject({ format: 'case', title: 'Small', totals: { new: 4, changed: 0, same: 0, gone: 0 }, hasDraft: false });
    expect((await recordOf(site).selectFrom('framework_draft').selectAll().execute()).length).toBe(0);
    const { draftId, changed } = await site.client.frameworkExchange.apply({ previewId: preview.previewId, itemIds: null, retireIds: [] });
    expect(changed).toBe(4);
    const tree = await site.client.framework.tree({ frameworkId, draftId });
    expect(tree.items.map(({ kind, title }) => `${kind} ${title}`).toSorted()).toEqual([
      'competency Statement 1',
      'competency Statement 2',
      'group Small',
      'scale Imported: 0 to 4',
    ]);
    expect(tree.undo).toBe(`Import of small.json (SHA-256 ${preview.files[0]?.sha256})`);
    await site.client.framework.undo({ draftId, direction: 'undo' });
    expect((await site.client.framework.tree({ frameworkId, draftId })).items).toEqual([]);
  });

  test('changes nothing when it is read again, though its competencies are on a scale of another library', async () => {
    const site = await makeTestSite();
    await approveItems(site, await makeLibrary(site, 'Other'), [scaleItem('scale')]);
    const frameworkId = await makeLibrary(site, 'Own');
    const { previewId } = await previewFile(site, frameworkId, small);
    await site.client.frameworkExchange.apply({ previewId, itemIds: null, retireIds: [] });
    expect((await previewFile(site, frameworkId, small)).totals).toEqual({ new: 0, changed: 0, same: 3, gone: 0 });
  });

  test('brings only what was chosen, with what it hangs on', async () => {
    const { site, frameworkId } = await siteWithScale();
    const preview = await previewFile(site, frameworkId, small);
    const one = preview.items.find(({ code }) => code === 'S1');
    await site.client.frameworkExchange.apply({ previewId: preview.previewId, itemIds: [one?.itemId ?? ''], retireIds: [] });
    const { items } = await site.client.framework.tree({ frameworkId, draftId: await draftOf(site) });
    expect(items.map(({ kind }) => kind).toSorted()).toEqual(['competency', 'group', 'scale']);
  });

  test('tells what it changes field by field, and retires what it has no more only when told to', async () => {
    const { site, frameworkId } = await siteWithScale();
    await site.client.frameworkExchange.apply({
      previewId: (await previewFile(site, frameworkId, small)).previewId,
      itemIds: null,
      retireIds: [],
    });
    await approveDraft(site, await draftOf(site));
    const edited = small
      .replace('Statement 1', 'Another statement')
      .replace(/,\{"identifier":"00000000-0000-4000-8000-000000000002".*?\}\]/, ']');
    const preview = await previewFile(site, frameworkId, edited);
    expect(preview.totals).toEqual({ new: 0, changed: 1, same: 1, gone: 1 });
    const [changed] = preview.items.filter(({ state }) => state === 'changed');
    const { fields } = await site.client.frameworkExchange.previewItem({ previewId: preview.previewId, itemId: changed?.itemId ?? '' });
    expect(fields.filter(({ field }) => field === 'title')).toEqual([{ field: 'title', old: 'Statement 1', new: 'Another statement' }]);
    const gone = preview.items.find(({ state }) => state === 'gone');
    await site.client.frameworkExchange.apply({ previewId: preview.previewId, itemIds: [], retireIds: [gone?.itemId ?? ''] });
    const { items } = await site.client.framework.tree({ frameworkId, draftId: await draftOf(site) });
    expect(items.filter(({ change }) => change !== null).map(({ title, change }) => `${change} ${title}`)).toEqual(['retired Statement 2']);
  });

  test('is refused when the library has changed since, when nothing is chosen, and when the preview is gone', async () => {
    const { site, frameworkId } = await siteWithScale();
    const exchange = site.client.frameworkExchange;
    const first = await previewFile(site, frameworkId, small);
    await exchange.apply({ previewId: first.previewId, itemIds: null, retireIds: [] });
    await expect(exchange.apply({ previewId: first.previewId, itemIds: null, retireIds: [] })).rejects.toMatchObject({
      code: 'PreviewExpired',
    });
    await expect(exchange.previewItem({ previewId: first.previewId, itemId: 'x' })).rejects.toMatchObject({ code: 'PreviewExpired' });
    const same = await previewFile(site, frameworkId, small);
    expect(same.totals).toEqual({ new: 0, changed: 0, same: 3, gone: 0 });
    await expect(exchange.apply({ previewId: same.previewId, itemIds: null, retireIds: [] })).rejects.toMatchObject({
      code: 'NothingChosen',
    });
    const changing = await previewFile(site, frameworkId, small.replace('Statement 1', 'Another'));
    const itemId = changing.items.find(({ state }) => state === 'changed')?.itemId ?? '';
    const draftId = await draftOf(site);
    const { item } = await site.client.framework.item({ itemId, draftId });
    await site.client.framework.change({ draftId, label: 'Edit', items: [{ ...item, title: 'Meanwhile' }], restored: [] });
    await expect(exchange.apply({ previewId: changing.previewId, itemIds: null, retireIds: [] })).rejects.toMatchObject({
      code: 'PreviewOutdated',
    });
    const { items } = await site.client.framework.tree({ frameworkId, draftId });
    expect(items.map(({ title }) => title)).toContain('Meanwhile');
  });

  test('is read anew with another choice without choosing it again', async () => {
    const { site, frameworkId } = await siteWithScale();
    const nested = small.replace('"CFAssociations":[]', `"CFAssociations":[${child('2', '1')}]`);
    const first = await previewFile(site, frameworkId, nested);
    expect(first.items.filter(({ kind }) => kind === 'group').map(({ title }) => title)).toEqual(['Small', 'Statement 1']);
    const end = await previewEnd(site, { source: { previewId: first.previewId }, frameworkId, choices: { inner: 'competencies' } });
    expect(end.preview?.items.filter(({ kind }) => kind === 'competency')).toHaveLength(2);
  });

  test('that is no framework is told apart, and so is a library or a handle that is not there', async () => {
    const { site, frameworkId } = await siteWithScale();
    const handle = await chooseFile(site, 'x.json', '{"a":1}');
    expect(await previewEnd(site, { source: { handles: [handle] }, frameworkId })).toMatchObject({
      preview: null,
      unreadable: { fileName: 'x.json' },
    });
    await expect(previewEnd(site, { source: { handles: [handle] }, frameworkId })).rejects.toMatchObject({ code: 'HandleExpired' });
    await expect(previewEnd(site, { source: { previewId: 'none' }, frameworkId })).rejects.toMatchObject({ code: 'PreviewExpired' });
    await expect(previewEnd(site, { source: { handles: [handle] }, frameworkId: 'none' })).rejects.toMatchObject({
      code: 'FrameworkNotFound',
    });
  });
});

describe('a library written as CASE', () => {
  test('is on disk, valid and in the log, and changes nothing when it comes back, after approval and after edits', async () => {
    const { site, frameworkId } = await siteWithScale();
    await approveItems(site, frameworkId, await ownItems(site), '2026-03-14');
    const written = await writeLibrary(site, { frameworkId, format: 'case' });
    expect(written).toMatchObject({ fileName: 'written.json', items: 5 });
    expect(await newestEntry(site.station)).toMatchObject({ action: 'frameworkExchange.write' });
    const validate = publishedSchema();
    validate(JSON.parse(readFileSync(written.file, 'utf8')));
    expect(validate.errors ?? []).toEqual([]);
    expect((await previewFile(site, frameworkId, readFileSync(written.file))).totals).toEqual({ new: 0, changed: 0, same: 5, gone: 0 });

    const draftId = (await site.client.framework.startDraft({ frameworkId, title: 'Next' })).draftId;
    const { item } = await site.client.framework.item({ itemId: 'weld', draftId });
    await site.client.framework.change({ draftId, label: 'Edit', items: [{ ...item, title: 'Weld pipes upright' }], restored: [] });
    expect((await previewFile(site, frameworkId, readFileSync(written.file))).totals).toMatchObject({ new: 0, changed: 1, gone: 0 });
    await approveDraft(site, draftId);
    const again = await writeLibrary(site, { frameworkId, format: 'case' }, 'again.json');
    expect((await previewFile(site, frameworkId, readFileSync(again.file))).totals).toEqual({ new: 0, changed: 0, same: 5, gone: 0 });
  });

  test('is whole on another site: indicators, scales, requirements, links', async () => {
    const { site, frameworkId } = await siteWithScale();
    await approveItems(site, frameworkId, await ownItems(site), '2026-03-14');
    const { file } = await writeLibrary(site, { frameworkId, format: 'case' });
    const other = await siteWithScale();
    const preview = await previewFile(other.site, other.frameworkId, readFileSync(file));
    expect(preview.problems).toEqual([]);
    await other.site.client.frameworkExchange.apply({ previewId: preview.previewId, itemIds: null, retireIds: [] });
    const draftId = await draftOf(other.site);
    const items = await Promise.all(
      preview.items.map(async ({ itemId }) => (await other.site.client.framework.item({ itemId, draftId })).item),
    );
    expect(items.find(({ code }) => code === 'W-1')).toMatchObject({
      kind: 'competency',
      content: { ...(await ownItems(site))[1]?.content, scaleId: expect.any(String) },
    });
    expect(items.find(({ kind }) => kind === 'scale')?.content).toEqual((await ownItems(site))[0]?.content);
    const requirement = items.find(({ kind }) => kind === 'requirement');
    expect(requirement?.content).toMatchObject({ level: 3, isMandatory: true });
    expect(items.find(({ itemId }) => itemId === requirement?.toId)?.code).toBe('W-1');
  });

  test('needs a reason, a library, a revision and a place that can be written', async () => {
    const { site, frameworkId } = await siteWithScale();
    await expect(writeLibrary(site, { frameworkId: 'none', format: 'case' })).rejects.toMatchObject({ code: 'FrameworkNotFound' });
    await expect(writeLibrary(site, { frameworkId, format: 'case', revisionId: 'none' })).rejects.toMatchObject({
      code: 'RevisionNotFound',
    });
    await expect(writeLibrary(site, { frameworkId, format: 'case' }, 'no/such/folder')).rejects.toMatchObject({
      code: 'CannotWrite',
      data: { why: 'folderMissing' },
    });
    writeFileSync(path.join(site.folder, 'taken.json'), 'mine');
    await expect(writeLibrary(site, { frameworkId, format: 'case' }, 'taken')).rejects.toMatchObject({
      code: 'CannotWrite',
      data: { why: 'exists' },
    });
    expect(readFileSync(path.join(site.folder, 'taken.json'), 'utf8')).toBe('mine');
    expect(existsSync(path.join(site.folder, 'taken.json.part'))).toBe(false);
  });
});

describe.skipIf(!areFilesHere).each(realFiles)('the published file %s', (name) => {
  test('is imported, approved, written the same again, and then changes nothing', async () => {
    const { site, frameworkId } = await siteWithScale();
    const preview = await previewFile(site, frameworkId, readReal(name));
    await site.client.frameworkExchange.apply({ previewId: preview.previewId, itemIds: null, retireIds: [] });
    await approveDraft(site, await draftOf(site));
    const { file } = await writeLibrary(site, { frameworkId, format: 'case' });
    const text = readFileSync(file, 'utf8');
    expect(withoutOwnScale(normalised(text))).toEqual(withoutOwnScale(normalised(readReal(name))));
    for (const again of [text, readReal(name)])
      expect((await previewFile(site, frameworkId, again)).totals).toMatchObject({ new: 0, changed: 0 });
  });
});

const child = (from: string, to: string): string =>
  JSON.stringify({
    identifier: `a0000000-0000-4000-8000-00000000000${from}`,
    uri: 'urn:x:a',
    associationType: 'isChildOf',
    originNodeURI: { title: '', identifier: `00000000-0000-4000-8000-00000000000${from}`, uri: 'urn:x:f' },
    destinationNodeURI: { title: '', identifier: `00000000-0000-4000-8000-00000000000${to}`, uri: 'urn:x:t' },
    lastChangeDateTime: '2020-01-01T00:00:00Z',
  });

async function draftOf(site: TestSite): Promise<string> {
  return (await recordOf(site).selectFrom('framework_draft').select('draftId').executeTakeFirstOrThrow()).draftId;
}

/** A scale, two competencies, a role and what it requires. */
async function ownItems(site: TestSite): Promise<FrameworkItem[]> {
  if ((await recordOf(site).selectFrom('job_role').selectAll().execute()).length === 0) await makeJobRole(site, 'welder', 'Welder');
  const scale = scaleItem('our-scale');
  const weld = competencyItem('weld', { code: 'W-1', scaleId: 'our-scale' });
  const content = {
    ...weld.content,
    description: 'All positions.\nWith every rod.',
    validityMonths: 24,
    indicators: [
      {
        indicatorId: '11111111-0000-4000-8000-000000000001',
        level: 2,
        text: 'Sets the current.',
        positiveExample: 'By the chart',
        negativeExample: null,
        outcomeIds: [],
      },
      {
        indicatorId: '11111111-0000-4000-8000-000000000002',
        level: 3,
        text: 'Welds overhead.',
        positiveExample: null,
        negativeExample: 'Drops',
        outcomeIds: [],
      },
    ],
    guidance: { assessor: 'Look twice', coach: '', employee: 'Practise' },
  };
  const grind = competencyItem('grind', { code: 'G-1', scaleId: 'our-scale' });
  const role = { ...plainItem, itemId: 'welder', kind: 'role' as const, title: 'Welder', code: '', content: { description: 'Joins' } };
  return [
    scale,
    { ...weld, content },
    grind,
    role,
    requirementItem({ roleId: 'welder', competencyId: 'weld', requirementId: 'r-1', level: 3 }),
  ];
}

/** The scale that was brought for competencies without one goes with them; the published file has none. */
function withoutOwnScale(file: unknown): unknown {
  const text = JSON.parse(JSON.stringify(file));
  const isOwn = (title: unknown): boolean => String(title).includes('Imported: 0 to 4');
  const ids = new Set(
    text.CFItems.filter((item: { fullStatement: string }) => isOwn(item.fullStatement)).map(
      (item: { identifier: string }) => item.identifier,
    ),
  );
  text.CFItems = text.CFItems.filter((item: { identifier: string }) => !ids.has(item.identifier));
  text.CFAssociations = text.CFAssociations.filter(
    (one: { originNodeURI: { identifier: string } }) => !ids.has(one.originNodeURI.identifier),
  );
  if (text.CFRubrics?.length === 1 && isOwn(text.CFRubrics[0].title)) delete text.CFRubrics;
  return text;
}
