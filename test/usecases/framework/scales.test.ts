import { expect, test } from 'vitest';
import { makeCompetency, makeScale, makeScaleInput, newestEntry, recordOf } from '../../support/framework';
import { makeTestSite } from '../../support/site';

test('an added scale is listed with its levels from lowest to highest', async () => {
  const site = await makeTestSite();
  const [lowest, middle, highest] = makeScaleInput().levels;
  if (lowest === undefined || middle === undefined || highest === undefined) throw new Error('the scale has three levels');
  const scaleId = await makeScale(site, { levels: [highest, lowest, middle] });
  const { scales } = await site.client.scales.list();
  expect(scales).toEqual([{ scaleId, name: 'Proficiency', levels: [lowest, middle, highest], qualifyingLevel: 2, isInUse: false }]);
});

test('a scale counts as in use once a competency is measured on it', async () => {
  const site = await makeTestSite();
  const scaleId = await makeScale(site);
  await makeScale(site, { name: 'Another' });
  await makeCompetency(site, scaleId);
  const { scales } = await site.client.scales.list();
  expect(scales.map(({ name, isInUse }) => [name, isInUse])).toEqual([
    ['Another', false],
    ['Proficiency', true],
  ]);
});

test('adding a scale leaves an entry with its reason and its content', async () => {
  const site = await makeTestSite();
  const scaleId = await makeScale(site);
  const entry = await newestEntry(site);
  expect(entry).toMatchObject({
    action: 'scales.add',
    entity: 'scale',
    entityId: scaleId,
    role: 'frameworkSteward',
    reason: { state: 'open', text: 'first scale of the site' },
  });
  expect(entry.changes).toMatchObject([
    {
      entity: 'scale',
      entityId: scaleId,
      old: { state: 'absent' },
      new: { state: 'open', record: { name: 'Proficiency', qualifyingLevel: 2 } },
    },
  ]);
});

test('two scales cannot have one name, whatever its case', async () => {
  const site = await makeTestSite();
  await makeScale(site);
  await expect(site.client.scales.add(makeScaleInput({ name: 'PROFICIENCY' }))).rejects.toMatchObject({ code: 'NameTaken', defined: true });
});

test('a scale is refused when a level or a code comes twice or nothing on it qualifies', async () => {
  const site = await makeTestSite();
  const level = (number: number, code: string) => ({ level: number, code, name: 'Some', anchor: '' });
  await expect(
    site.client.scales.add(makeScaleInput({ levels: [level(1, 'I'), level(1, 'L')], qualifyingLevel: 1 })),
  ).rejects.toMatchObject({
    code: 'ScaleUnclear',
    data: { fault: 'levelTwice' },
  });
  await expect(
    site.client.scales.add(makeScaleInput({ levels: [level(1, 'u'), level(2, 'U')], qualifyingLevel: 1 })),
  ).rejects.toMatchObject({
    data: { fault: 'codeTwice' },
  });
  await expect(site.client.scales.add(makeScaleInput({ qualifyingLevel: 7 }))).rejects.toMatchObject({
    data: { fault: 'qualifyingLevelMissing' },
  });
  expect(await recordOf(site).selectFrom('scale').selectAll().execute()).toEqual([]);
});

test('an administrator who is no framework steward reads scales and cannot add one', async () => {
  const site = await makeTestSite({ roles: ['administrator'] });
  expect(await site.client.scales.list()).toEqual({ scales: [] });
  await expect(site.client.scales.add(makeScaleInput())).rejects.toMatchObject({
    code: 'NotPermitted',
    data: { permission: 'framework.edit' },
  });
});
