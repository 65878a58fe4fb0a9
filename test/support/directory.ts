import { passphraseOf } from './passphrase-of';
import type { TestSite } from './site';

const core = 'urn:ietf:params:scim:schemas:core:2.0:User';

/** A directory's SCIM answer (RFC 7644, 3.4.2) with these users, active unless they say otherwise. */
export function directoryFile(users: readonly Readonly<Record<string, unknown>>[]): Blob {
  const resources = users.map((user) => ({ schemas: [core], active: true, ...user }));
  const schemas = ['urn:ietf:params:scim:api:messages:2.0:ListResponse'];
  return new Blob([JSON.stringify({ schemas, totalResults: resources.length, Resources: resources })]);
}

export const previewDirectory = ({ client }: TestSite, file: Blob) =>
  client.directory.preview({ source: { file, fileName: 'directory.json' } });

/** Commits a directory's users as ada, approved by ben unless told otherwise. */
export async function commitDirectory(site: TestSite, users: readonly Readonly<Record<string, unknown>>[], login = 'ben') {
  const { previewId } = await previewDirectory(site, directoryFile(users));
  const signature = { login, passphrase: passphraseOf(login) };
  return site.client.directory.commit({ previewId, origin: 'Memory stick of the IT desk', signature });
}
