import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import { allPartners } from '../../db/sql/partners';
import { siteFacts } from '../../db/sql/site';
import { writeVersions } from '../../db/sql/versions';
import { isAgeRecipient } from '../../vault/age';
import { minisignPublicKeyText, readPublicKey } from '../../vault/minisign';
import type { CommandUseCase } from '../context';
import { exchangeKeys, packageKey, publicKeyLine } from '../exports/package-key';

export const introducePartner: CommandUseCase<Contract['partners']['introduce']> = async (tx, { reason, ...input }, ctx) => {
  const { name, siteId, ageRecipient } = input;
  const key = readPublicKey(input.publicKey);
  if (key === null) return fail('NotAKey');
  if (ageRecipient !== null && !isAgeRecipient(ageRecipient)) return fail('NotARecipient');
  const publicKey = minisignPublicKeyText(key).split('\n')[1] ?? '';
  const own = await siteFacts(tx);
  const ownRecipients = (await exchangeKeys(tx)).map(({ recipient }) => recipient);
  if (
    publicKey === publicKeyLine(await packageKey(tx)) ||
    siteId === own.siteId ||
    (ageRecipient !== null && ownRecipients.includes(ageRecipient))
  )
    return fail('OwnKey');
  const known = await allPartners(tx);
  const sameKey = known.find((one) => one.publicKey === publicKey);
  if (sameKey !== undefined) return fail('KeyKnown', { name: sameKey.name });
  const active = known.filter(({ state }) => state !== 'revoked');
  const sameSite = active.find((one) => siteId !== null && one.siteId === siteId);
  if (sameSite !== undefined) return fail('SiteKnown', { name: sameSite.name });
  if (active.some((one) => one.name.toLowerCase() === name.toLowerCase())) return fail('NameTaken');
  const partnerId = ctx.makeId();
  const row = {
    partnerId,
    name,
    siteId,
    publicKey,
    ageRecipient,
    state: 'awaitingComparison',
    introducedBy: ctx.actor.userId,
    comparedBy: null,
    approvedBy: null,
    revokedReason: null,
  } as const;
  const changes = await writeVersions(tx, ctx.entry, 'partner', [row]);
  ctx.audit({ action: 'partners.introduce', entity: 'partner', entityId: partnerId, reason, changes });
  return ok({ partnerId });
};
