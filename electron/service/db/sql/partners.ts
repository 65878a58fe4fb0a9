import type { PartnerRow } from '../exchange-schema';
import type { Reader } from '../schema';

const columns = [
  'partnerId',
  'name',
  'siteId',
  'publicKey',
  'ageRecipient',
  'state',
  'introducedBy',
  'comparedBy',
  'approvedBy',
  'revokedReason',
] as const satisfies readonly (keyof PartnerRow)[];

/** Every site and system that was ever introduced, as it stands now, by name. */
export async function allPartners(db: Reader): Promise<PartnerRow[]> {
  return db.selectFrom('partner').select(columns).where('recordedTo', 'is', null).orderBy('name').orderBy('partnerId').execute();
}

export async function partnerById(db: Reader, partnerId: string): Promise<PartnerRow | undefined> {
  return db.selectFrom('partner').select(columns).where('partnerId', '=', partnerId).where('recordedTo', 'is', null).executeTakeFirst();
}

export interface PartnerStep {
  readonly partnerId: string;
  readonly state: PartnerRow['state'];
  readonly recordedAt: string;
  readonly by: string;
}

/** When and by whom each partner was introduced, confirmed and revoked, in order. */
export async function partnerSteps(db: Reader): Promise<PartnerStep[]> {
  const rows = await db
    .selectFrom('partner as p')
    .innerJoin('audit_entry as e', 'e.entryNumber', 'p.recordedFrom')
    .leftJoin('user_account as u', (join) => join.onRef('u.userId', '=', 'e.userId').on('u.recordedTo', 'is', null))
    .select(['p.partnerId', 'p.state', 'e.recordedAt', 'u.printedName'])
    .orderBy('p.recordedFrom')
    .execute();
  return rows.map(({ printedName, ...row }) => ({ ...row, by: printedName ?? '' }));
}
