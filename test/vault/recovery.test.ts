import { describe, expect, it } from 'vitest';
import { addOpenerSlot } from '../../electron/service/vault/opener-slots';
import { checkShares, openWithShares } from '../../electron/service/vault/recovery';
import { parseShare, shareToText } from '../../electron/service/vault/share-text';
import { unlockVault } from '../../electron/service/vault/unlock';
import { atSecond, cheapCost, failureOf, makeClosedSite, makeSite, valueOf } from './make-site';

/** The share with its seventh character replaced by another of the alphabet. */
function mistyped(share: string): string {
  return share.slice(0, 7) + (share[7] === '7' ? '8' : '7') + share.slice(8);
}

describe('recovery shares', () => {
  it.each([
    [0, 1],
    [0, 2],
    [2, 1],
    [2, 0, 1],
  ])('%i and %i open the site', async (...chosen) => {
    const { folder, shares, siteId } = await makeClosedSite();
    const open = valueOf(await openWithShares({ folder, shares: chosen.map((index) => shares[index] ?? ''), kdfCost: cheapCost }));
    expect(open.siteId).toBe(siteId);
    expect(open.site.pragma('journal_mode', { simple: true })).toBe('wal');
    open.close();
  });

  it('one alone does not, nor the same one twice', async () => {
    const { folder, shares } = await makeClosedSite();
    const [first = ''] = shares;
    expect(failureOf(await openWithShares({ folder, shares: [first] })).code).toBe('SharesDoNotOpen');
    expect(failureOf(await openWithShares({ folder, shares: [] })).code).toBe('SharesDoNotOpen');
    expect(failureOf(await openWithShares({ folder, shares: [first, first] }))).toEqual({
      code: 'ShareUnreadable',
      data: { share: 2, why: 'repeated' },
    });
    const printed = valueOf(parseShare(first));
    const renumbered = shareToText({ ...printed, number: printed.number + 1 });
    expect(failureOf(await checkShares(folder, [first, renumbered])).code).toBe('SharesDoNotOpen');
  });

  it('a mistyped one is named, and told apart from one of another site', async () => {
    const { folder, shares } = await makeClosedSite();
    const other = await makeClosedSite();
    const [first = '', second = ''] = shares;
    expect(failureOf(await checkShares(folder, [first, mistyped(second)]))).toEqual({
      code: 'ShareUnreadable',
      data: { share: 2, why: 'mistyped' },
    });
    expect(failureOf(await checkShares(folder, [other.shares[0] ?? '', first]))).toEqual({
      code: 'ShareUnreadable',
      data: { share: 1, why: 'otherSite' },
    });
  });

  it('can be proved while the site is open', async () => {
    const { folder, shares } = await makeSite();
    expect((await checkShares(folder, shares.slice(1))).ok).toBe(true);
  });

  it('let somebody in again: a new opener can be made', async () => {
    const { folder, shares } = await makeClosedSite();
    const open = valueOf(await openWithShares({ folder, shares, kdfCost: cheapCost }));
    const opener = { userId: 'user-c', login: 'cleo', passphrase: 'lantern under the stairs', mustChoosePassphrase: false };
    valueOf(await addOpenerSlot(open, opener));
    open.close();
    const again = valueOf(await unlockVault({ folder, ...opener, now: atSecond(0) }));
    expect(again.userId).toBe('user-c');
    again.close();
  });

  it('of three needed, two do not open', async () => {
    const { folder, shares } = await makeClosedSite({ shares: { threshold: 3, count: 5 } });
    expect(failureOf(await checkShares(folder, shares.slice(0, 2))).code).toBe('SharesDoNotOpen');
    expect((await checkShares(folder, shares.slice(2))).ok).toBe(true);
  });
});
