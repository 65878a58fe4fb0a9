import { expect } from 'vitest';
import { verification } from '../../usecases/audit/log-site';
import type { TestSite } from '../site';

/** Verifies log, live rows and signatures: everything that was written is told by the log. */
export async function expectWhole(site: TestSite): Promise<void> {
  const events = await verification(site);
  expect(events.at(-1)).toMatchObject({ kind: 'done', firstBad: null, badFile: null, badSchema: null, rows: [] });
}
