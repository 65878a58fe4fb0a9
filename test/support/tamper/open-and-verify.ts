import { verifyRecord } from '../../../electron/service/jobs/verify-record';
import { makeTestStation, passphraseOf, type TestStation } from '../site';

/**
 * Opens a site's folder as ada would, at a station that has never seen it or at the given one, and verifies it as a
 * whole. Answers with how anything was noticed and what was named; null: nothing was. Anything but a declared refusal or
 * a finding throws.
 */
export async function openAndVerify(folder: string, at: TestStation = makeTestStation()): Promise<string | null> {
  const { client, station, dialogs } = at;
  try {
    dialogs.push(folder);
    const chosen = await client.sites.chooseFolder({ purpose: 'open' });
    if (chosen === null) throw new Error('no folder was chosen');
    const refused = await client.sites
      .select({ folder: chosen.handle })
      .then(() => client.session.unlock({ login: 'ada', passphrase: passphraseOf('ada') }))
      .then(
        () => null,
        (error: unknown) => refusalOf(error),
      );
    if (refused !== null) return refused;
    const { open } = station;
    if (open === null) throw new Error('the site did not open');
    if (open.alarm !== null) return `alarm ${open.alarm}`;
    if (open.vault.attemptsWereDamaged) return 'told of attempts.json';
    const { site, evidence } = open.vault;
    const { badFile, badSchema, firstBad, rows } = await verifyRecord({ site, evidence }, () => undefined);
    const isWhole = badFile === null && badSchema === null && firstBad === null && rows.length === 0;
    return isWhole ? null : JSON.stringify({ badFile, badSchema, firstBad, rows });
  } finally {
    await station.lock('byHand');
  }
}

function refusalOf(error: unknown): string {
  if (!(error instanceof Error) || !('code' in error) || error.code === 'Incident' || error.code === 'INTERNAL_SERVER_ERROR') throw error;
  return `${String(error.code)} ${'data' in error ? JSON.stringify(error.data) : ''}`;
}
