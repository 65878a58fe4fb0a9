import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { role } from '../../../../../shared/contract/values';

const sampleUsers = z.array(
  z.object({ login: z.string(), printedName: z.string(), roles: z.array(role), unitName: z.string().nullable() }),
);
export type SampleUsers = z.infer<typeof sampleUsers>;

const file = (stationFolder: string): string => path.join(stationFolder, 'sample-users.json');

/** Who can unlock the sample site. In clear, because all of it is invented: a newcomer chooses a role to try. */
export function writeSampleUsers(stationFolder: string, users: SampleUsers): void {
  writeFileSync(file(stationFolder), `${JSON.stringify(users, null, 2)}\n`);
}

export function readSampleUsers(stationFolder: string): SampleUsers {
  if (!existsSync(file(stationFolder))) return [];
  return sampleUsers.catch([]).parse(JSON.parse(readFileSync(file(stationFolder), 'utf8')));
}
