import { describe, expect, test } from 'vitest';
import { chooseFile, previewEnd } from '../../support/exchange/exchange';
import { approveItems, makeLibrary } from '../../support/framework';
import { scaleItem } from '../../support/people';
import { makeTestSite, type TestSite } from '../../support/site';

const bare = 'record,id,code,title\ncompetency,,W-1,Weld\n';
const withScale = [
  'record,id,code,title,qualifying_level,of,level,level_code,name,anchor,colour,pattern',
  'scale,own-scale,,Own scale,1,,,,,,,',
  'level,,,,,own-scale,0,I,In training,,#aaaaaa,solid',
  'level,,,,,own-scale,1,U,Alone,,#555555,dots',
  'competency,,W-1,Weld,,,,,,,,',
].join('\n');

async function siteWithScales(): Promise<{ readonly site: TestSite; readonly frameworkId: string }> {
  const site = await makeTestSite();
  const frameworkId = await makeLibrary(site);
  const other = await makeLibrary(site, 'Elsewhere');
  await approveItems(site, other, [scaleItem('s-other', {}, 'A scale of another library')]);
  await approveItems(site, frameworkId, [scaleItem('s-own', {}, 'Own steps')]);
  return { site, frameworkId };
}

/** Reads the file, on the scale asked for, and puts it into the draft; then the names of its scales and the scale of its competency. */
async function taken(site: TestSite, frameworkId: string, content: string, scaleKey: (keys: readonly string[]) => string | null) {
  const first = await previewEnd(site, { source: { handles: [await chooseFile(site, 'file.csv', content)] }, frameworkId, format: 'csv' });
  const offered = first.preview?.scale.scales ?? [];
  const key = scaleKey(offered.map((one) => one.key));
  const again = await previewEnd(site, { source: { previewId: first.previewId }, frameworkId, format: 'csv', scaleKey: key });
  const { draftId } = await site.client.frameworkExchange.apply({ previewId: again.previewId, itemIds: null, retireIds: [] });
  const heads = (await site.client.framework.tree({ frameworkId, draftId })).items;
  const competency = heads.find(({ kind }) => kind === 'competency');
  const { item } = await site.client.framework.item({ draftId, itemId: competency?.itemId ?? '' });
  const scaleId = item.kind === 'competency' ? item.content.scaleId : '';
  return {
    offered: offered.map(({ name, isInFile }) => (isInFile ? `${name} (file)` : name)),
    first: first.preview?.scale.scaleKey,
    used: again.preview?.scale.scaleKey,
    key,
    scaleId,
    scaleTitle: heads.find(({ itemId }) => itemId === scaleId)?.title,
  };
}

describe('the scale of competencies whose file names none', () => {
  test('is the first of the library, and can be any other of the site', async () => {
    const { site, frameworkId } = await siteWithScales();
    const result = await taken(site, frameworkId, bare, (keys) => keys.at(-1) ?? null);
    expect(result).toMatchObject({
      offered: ['Own steps', 'A scale of another library'],
      first: 's-own',
      key: 's-other',
      used: 's-other',
      scaleId: 's-other',
    });
  });

  test('can be the one that the file itself brings', async () => {
    const { site, frameworkId } = await siteWithScales();
    const result = await taken(site, frameworkId, withScale, (keys) => keys.find((key) => key.startsWith('file:')) ?? null);
    expect(result).toMatchObject({
      offered: ['Own steps', 'A scale of another library', 'Own scale (file)'],
      first: 's-own',
      scaleTitle: 'Own scale',
    });
    expect(result.used).toBe(result.key);
  });

  test('is not asked for where every competency has its own, or where there is no choice', async () => {
    const { site, frameworkId } = await siteWithScales();
    const named = 'record,id,code,title,scale\ncompetency,,W-1,Weld,s-other\n';
    const asked = async (at: TestSite, library: string, content: string) =>
      (await previewEnd(at, { source: { handles: [await chooseFile(at, 'file.csv', content)] }, frameworkId: library, format: 'csv' }))
        .preview?.scale;
    expect(await asked(site, frameworkId, named)).toEqual({ scaleKey: null, scales: [] });
    const bareSite = await makeTestSite();
    expect(await asked(bareSite, await makeLibrary(bareSite), bare)).toEqual({ scaleKey: null, scales: [] });
  });
});
