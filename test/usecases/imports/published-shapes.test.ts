import { expect, test } from 'vitest';
import { commitPreview, readPreview } from '../../support/imported-people';
import { connector, shapes } from '../../support/published-shapes';
import { makeTestSite, type TestSite } from '../../support/site';

const preview = (site: TestSite, text: string) =>
  readPreview(site, { source: { file: new Blob([text]), fileName: 'people' }, profile: null });

test('pay that came along, and everything else that no profile takes, is in no byte of the record', async () => {
  const site = await makeTestSite();
  const before = everyByte(site).length;
  const sent = shapes.filter(({ layout }) => layout === 'ADP report' || layout === 'Horilla export');
  for (const { layout, text, people } of sent) {
    const shown = await preview(site, text);
    expect(shown.columns.filter(({ protectedWhy }) => protectedWhy !== null).length).toBeGreaterThan(1);
    expect(await commitPreview(site, shown.previewId, { profileName: layout, tripwireReason: 'another source' })).toMatchObject({
      created: people.length,
      rejected: 0,
    });
  }
  const shown = await preview(site, connector);
  expect(shown.dryRun?.totals).toMatchObject({ update: 1, create: 0, reject: 0, passedOver: 2 });
  await commitPreview(site, shown.previewId, { profileName: 'Connector', tripwireReason: 'one of one leaves' });
  const { people } = await site.client.people.list({ asOf: null, unitId: null, includeLeavers: true });
  expect(people.map(({ employeeNumber, leftOn }) => `${employeeNumber} ${leftOn}`).toSorted()).toEqual([
    '000742 null',
    '001742 2025-12-31',
    'H001 null',
    'H002 2026-03-31',
  ]);
  const after = everyByte(site);
  expect(after.length).toBeGreaterThan(before);
  expect(after).toContain('s@horilla.example');
  const dropped = [...sent.flatMap((one) => one.dropped ?? []), 'Remark-x', 'Rating-2', 'Lvl-61', 'Lvl-59'];
  expect(dropped.filter((value) => after.includes(value))).toEqual([]);
});

/** The pages of both files of the site as they are below the encryption, those that hold nothing any more included. */
function everyByte({ station }: TestSite): string {
  const vault = station.open?.vault;
  return [vault?.site.serialize(), vault?.evidence.serialize()].map((bytes) => Buffer.from(bytes ?? []).toString('latin1')).join('');
}
