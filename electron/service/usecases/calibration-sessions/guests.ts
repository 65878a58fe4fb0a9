import type { PartnerRow } from '../../db/exchange-schema';
import type { Reader } from '../../db/schema';
import { allPartners } from '../../db/sql/partners';

const longestPartner = 110;

/** How a member at a partner's site is called on the panel. */
export function guestName(name: string, partner: string): string {
  return `${name} (${[...partner].slice(0, longestPartner).join('')})`;
}

/** The partners to whose sites cases can be sent, by id: confirmed, with an id of their site and a key to encrypt to. */
export async function receivingPartners(db: Reader): Promise<ReadonlyMap<string, PartnerRow>> {
  const partners = await allPartners(db);
  const able = partners.filter(({ state, siteId, ageRecipient }) => state === 'confirmed' && siteId !== null && ageRecipient !== null);
  return new Map(able.map((one) => [one.partnerId, one]));
}
