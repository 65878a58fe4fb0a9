import { z } from 'zod';
import { formatKey } from '../../../shared/contract/framework-exchange';
import { recordAsItIs } from '../db/open';
import { libraryWithDraft, scalesOfSite } from '../db/sql/framework-exchange';
import { jobRolesThere } from '../db/sql/job-roles';
import { allUnits } from '../db/sql/organisation';
import { makeId } from '../platform/ids';
import { openInThread } from './open-in-thread';
import { readFramework } from './framework-preview';
import { serveJob } from './serve-job';

const input = z.object({
  site: z.string(),
  cipher: z.enum(['aegis', 'sqlcipher']),
  dataKey: z.instanceof(Uint8Array),
  nativeBinding: z.string().optional(),
  paths: z.array(z.string()),
  frameworkId: z.string(),
  format: formatKey.nullable(),
  choices: z.record(z.string(), z.string()),
  scaleKey: z.string().nullable(),
  today: z.string(),
});

// Reads files of a framework and compares them with the library, on a connection of its own.
await serveJob(input, async ({ site, cipher, dataKey, nativeBinding, ...asked }, tell) => {
  const sqlite = openInThread({ file: site, key: dataKey, cipher, nativeBinding });
  dataKey.fill(0);
  try {
    sqlite.pragma('query_only=ON');
    const db = recordAsItIs(sqlite);
    const { items: known, hasDraft } = await libraryWithDraft(db, asked.frameworkId);
    const own = known.flatMap((item) => (item.kind === 'scale' && !item.isRetired ? [item] : []));
    const ownIds = new Set(own.map(({ itemId }) => itemId));
    const scales = [...own, ...(await scalesOfSite(db, asked.today)).filter(({ itemId }) => !ownIds.has(itemId))];
    const target = {
      frameworkId: asked.frameworkId,
      known,
      scale: scales[0] ?? null,
      scales,
      holders: [
        ...(await allUnits(db, asked.today)).map(({ unitId, name }) => ({ kind: 'unit' as const, id: unitId, name })),
        ...(await jobRolesThere(db, asked.today)).map(({ roleId, name }) => ({ kind: 'role' as const, id: roleId, name })),
      ],
      choices: asked.choices,
      newId: () => makeId(new Date()),
    };
    const reading = await readFramework(
      { paths: asked.paths, format: asked.format, target, scaleKey: asked.scaleKey, today: asked.today },
      tell,
    );
    return { ...reading, hasDraft };
  } finally {
    sqlite.close();
  }
});
