import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { recordIncident } from '../../electron/incidents';
import type { Station } from '../../electron/service/station/station';
import type { Role } from '../../shared/domain/permissions';
import { makePlainStation } from './plain-station';

/** Texts that must be found nowhere on disk. The site's own name is public and not among them. */
export const markers = {
  printedName: 'Zebedee Quillfeather',
  login: 'zquillfeather',
  passphrase: 'MARKER gumboot parsnip 41',
  document: 'passport MARKERDOC',
  newPassphrase: 'MARKER turnip galosh 52',
  addedName: 'Wilhelmina Oddsocket',
  reason: 'MARKERREASON joins the boiler house',
  draftTitle: 'MARKERTITLE draft',
  draftContent: 'MARKERDRAFT says a lot',
  recordValue: 'MARKERVALUE family name',
  evidence: 'MARKEREVIDENCE photograph of a valve',
} as const;

const person = (login: string, printedName: string) => ({
  login,
  printedName,
  roles: ['administrator'] satisfies Role[],
  passphrase: markers.passphrase,
  identityProof: { document: markers.document, verifiedBy: markers.printedName, verifiedOn: '2020-01-02' },
  acceptsAccountability: true as const,
});

export interface MarkedSite {
  readonly station: Station;
  /** One-time secret of an account made: as secret as the markers. */
  readonly oneTimeSecret: string;
}

/** Works at a new site in `folder` with the real cost of passphrases, leaving every marker in it, and leaves it open. */
export async function workWithMarkers(folder: string): Promise<MarkedSite> {
  const stationFolder = path.join(folder, 'station');
  mkdirSync(stationFolder, { recursive: true });
  const { station, client, dialogs } = makePlainStation({
    stationFolder,
    kdfCost: null,
    recordIncident: (where, error) => recordIncident(stationFolder, where, error, new Date()),
  });
  dialogs.push(path.join(folder, 'site'));
  const chosen = await client.sites.chooseFolder({ purpose: 'create' });
  await client.sites.create({
    folder: chosen?.handle ?? '',
    name: 'Public works',
    cipher: 'aegis',
    enrolments: [person(markers.login, markers.printedName), person('second', 'Second Person')],
    shares: { threshold: 2, count: 3 },
  });
  await client.session.unlock({ login: markers.login, passphrase: `${markers.passphrase} mistyped` }).catch(() => undefined);
  await client.session.unlock({ login: markers.login, passphrase: markers.passphrase });
  await client.session.changePassphrase({ current: markers.passphrase, next: markers.newPassphrase });
  const { oneTimeSecret } = await client.users.add({
    login: 'woddsocket',
    printedName: markers.addedName,
    personId: null,
    kind: 'signer',
    grants: [{ role: 'employee', unitId: null }],
    identityProof: { document: markers.document, verifiedBy: markers.printedName, verifiedOn: '2020-01-02' },
    reason: markers.reason,
  });
  await client.drafts.save({ key: 'marked', title: markers.draftTitle, content: `${markers.draftContent} `.repeat(2000) });
  const { open } = station;
  if (open === null) throw new Error('the site is locked');
  await open.db
    .insertInto('person')
    .values({ personId: 'p-1', employeeNumber: '1', givenName: 'Z', familyName: markers.recordValue, recordedFrom: 1 })
    .execute();
  await open.evidence
    .insertInto('evidence_chunk')
    .values({ sha256: 'not-a-digest', data: Buffer.from(`${markers.evidence} `.repeat(5000)) })
    .execute();
  return { station, oneTimeSecret };
}
