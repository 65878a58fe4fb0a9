import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { permitted, query, vault as onVault } from './procedure';
import { shareScheme } from './sites';
import { instant, name, progress, reason } from './values';

const passphrase = z.string().min(1).max(1024);
const passphraseErrors = {
  WrongPassphrase: { message: 'This is not your passphrase. Nothing was changed.', data: z.object({ notBefore: instant.nullable() }) },
  LockedOut: {
    message:
      'Ten wrong passphrases: this account is locked out. Two administrators together can reset it; where there are no two, recovery shares can.',
  },
};

export const vault = {
  /** Since when the data key is in force, and why it should be changed: what an older copy of the folder opens to. */
  dataKey: query(permitted('vault.manage', 'site')).output(
    z.object({
      /** Null: the key the site was made with. */
      changedAt: instant.nullable(),
      due: z.array(
        z.discriminatedUnion('why', [
          z.object({ why: z.literal('openerEnded'), printedName: name, at: instant }),
          z.object({ why: z.literal('recovered'), at: instant }),
          z.object({ why: z.literal('sharesReplaced'), at: instant }),
        ]),
      ),
    }),
  ),
  /**
   * Encrypts the whole record under a new key while nobody works. It ends with the site locked: everybody, there or not,
   * unlocks with their own unchanged passphrase, and printed shares stay good.
   */
  changeDataKey: onVault(permitted('vault.manage', 'site'))
    .errors({
      ...passphraseErrors,
      NotEnoughSpace: {
        message: 'There is not enough room on this drive for a second copy of the site. Nothing was changed.',
        data: z.object({ neededBytes: z.number(), freeBytes: z.number() }),
      },
      CopyDiffers: {
        message:
          'The copy under the new key did not read back as what it was copied from, so it was thrown away. The site is as it was. Have the drive looked at, and make a backup.',
        data: z.object({ file: z.string() }),
      },
    })
    .input(z.object({ passphrase, reason }))
    .output(eventIterator(z.discriminatedUnion('kind', [progress, z.object({ kind: z.literal('done') })]))),
  /** Makes a new recovery key and prints it as new shares, shown once; the shares there were open this site no more. */
  replaceShares: onVault(permitted('vault.manage', 'site'))
    .errors(passphraseErrors)
    .input(z.object({ passphrase, shares: shareScheme, reason }))
    .output(z.object({ shares: z.array(z.string()), threshold: z.number().int() })),
};
