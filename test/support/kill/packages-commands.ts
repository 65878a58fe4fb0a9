import path from 'node:path';
import { makePackageKey, type PackageKey } from '../../../electron/service/vault/minisign';
import { fingerprintOfLine } from '../../../shared/domain/packages/fingerprint';
import type { RosterRecord } from '../../../shared/domain/packages/roster';
import { personRecordFiles, publicLineOf, writePackageFile } from '../packages/write-package-file';
import { passphraseOf } from '../passphrase-of';
import type { TestSite } from '../site';
import type { Works } from './commands';

type Call = () => Promise<unknown>;

const reason = 'asked by a test';
const ben = { login: 'ben', passphrase: passphraseOf('ben') };

async function introduced({ client }: TestSite, key: PackageKey = makePackageKey()) {
  const publicKey = publicLineOf(key);
  const { partnerId } = await client.partners.introduce({ name: 'Other works', siteId: 'other', publicKey, ageRecipient: null, reason });
  const fingerprint = fingerprintOfLine(publicKey);
  return {
    partnerId,
    confirm: () => client.partners.confirm({ partnerId, fingerprint, recipientFingerprint: null, reason, signature: ben }),
  };
}

const person = (number: number): RosterRecord => ({
  personId: `other/${number}`,
  employeeNumber: `OTHER-${number}`,
  familyName: `Person ${number}`,
  givenName: 'Test',
  email: null,
  location: null,
  managerEmployeeNumber: null,
  employments: [{ employer: null, kind: 'employee', status: null, validFrom: '2020-01-01', validTo: null }],
  positions: [
    {
      positionNumber: null,
      title: 'Operator',
      role: 'Operator of the other works',
      shift: null,
      unit: [{ kind: 'site', name: 'Other works' }],
      validFrom: '2020-01-01',
      validTo: null,
    },
  ],
});

/** Opens a package of another system, of this kind. */
async function opened(site: TestSite, kind: string, filesOf: (key: PackageKey) => Record<string, string>): Promise<string> {
  const key = makePackageKey();
  await (await introduced(site, key)).confirm();
  const file = path.join(site.folder, 'received.zip');
  const { siteId, name } = await site.client.partners.card();
  await writePackageFile(file, key, filesOf(key), { kind, site: { id: 'other', name: 'Other works' }, receiver: { siteId, name } });
  site.dialogs.push(file);
  const chosen = await site.client.packages.choose();
  return (await site.client.packages.open({ source: { handle: chosen?.handle ?? '' } })).openId;
}

async function roster(site: TestSite) {
  const lines = Array.from({ length: 40 }, (_, number) => `${JSON.stringify(person(number))}\n`).join('');
  const openId = await opened(site, 'roster', () => ({ 'roster.ndjson': lines }));
  return () => site.client.packages.accept({ openId, personId: null, gapReason: null, signature: ben });
}

async function decision(site: TestSite) {
  const openId = await opened(site, 'person-record', personRecordFiles);
  await site.client.packages.accept({ openId, personId: 'pia', gapReason: null, signature: ben });
  const { records } = await site.client.recognitions.list({ personId: 'pia' });
  const recordId = records[0]?.recordId ?? '';
  const about = { personId: 'pia', recordId, ordinal: 0, decision: 'recognised', competencyId: 'loto', level: 2, reason } as const;
  return () => site.client.recognitions.decide({ ...about, signature: ben });
}

/** The commands of the exchange with other sites, by name. */
export const packagesCommands: Readonly<Record<string, (works: Works) => Promise<Call> | Call>> = {
  'partners.introduce':
    ({ site }) =>
    () =>
      introduced(site),
  'partners.confirm': async ({ site }) => (await introduced(site)).confirm,
  'partners.revoke': async ({ site }) => {
    const { partnerId } = await introduced(site);
    return () => site.client.partners.revoke({ partnerId, reason });
  },
  'packages.accept': ({ site }) => roster(site),
  'exports.write': async ({ site }) => {
    site.dialogs.push(path.join(site.folder, 'status.zip'));
    const target = await site.client.exports.chooseTarget({ suggestedName: 'status.zip', isEncrypted: false });
    const what = { kind: 'qualification-status', unitId: null } as const;
    return () => site.client.exports.write({ target: target?.handle ?? '', what, to: { receiver: 'Head Office' }, asOf: null, reason });
  },
  'recognitions.decide': ({ site }) => decision(site),
};
