import { ORPCError } from '@orpc/contract';
import { z } from 'zod';
import { describe, expect, test } from 'vitest';
import { pass } from '../../electron/service/rpc/gate';
import { ok } from '../../shared/result';
import { logLength } from '../support/log';
import { procedure, reads, siteWithIncidents, writes } from './procedure-of-tests';

describe('a throw behind the gate', () => {
  test('becomes an incident number; neither its message nor its stack leaves, nor is the message kept', async () => {
    const site = await siteWithIncidents();
    const breaks = procedure(site, reads.meta, {
      query: async () => {
        throw new TypeError('Zebedee Quillfeather is not a function');
      },
    });
    const error: unknown = await pass(breaks, {}, undefined).catch((thrown: unknown) => thrown);
    if (!(error instanceof ORPCError)) throw new Error('not a typed error');
    expect(error).toMatchObject({ code: 'Incident', defined: true, data: { incident: expect.stringMatching(/^I-[0-9A-F]{8}$/) } });
    expect(JSON.stringify(error.toJSON())).not.toMatch(/Quillfeather|gate-incidents\.test|node_modules/);
    expect(site.incidents()).toContain(error.data.incident);
    expect(site.incidents()).toContain('"where":"test.act"');
    expect(site.incidents()).not.toContain('Quillfeather');
  });

  test('and so does an answer that is not the promised one', async () => {
    const site = await siteWithIncidents();
    const lying = { ...procedure(site, reads.meta, { query: async () => ok({ n: 'two' }) }), outputSchema: z.object({ n: z.number() }) };
    await expect(pass(lying, {}, undefined)).rejects.toMatchObject({ code: 'Incident' });
    expect(site.incidents()).toContain('"where":"test.act"');
  });

  test('after the command is on disk is told apart: it is recorded, and says so', async () => {
    const site = await siteWithIncidents();
    const before = await logLength(site.station);
    const act = procedure(site, writes.meta, {
      command: async (_tx, _input, ctx) => {
        ctx.audit({ action: 'test.act', entity: 'thing', entityId: '1', changes: [] });
        ctx.afterCommit(() => {
          throw new Error('the carrier was taken out');
        });
        return ok({});
      },
    });
    await expect(pass(act, {}, undefined)).rejects.toMatchObject({ code: 'RecordedButUnfinished', data: { incident: expect.any(String) } });
    expect(await logLength(site.station)).toBe(before + 1);
  });

  test('and so does a failure that the contract does not declare', async () => {
    const site = await siteWithIncidents();
    const undeclared = procedure(site, reads.meta, { query: async () => ({ ok: false, failure: { code: 'Surprise', data: undefined } }) });
    await expect(pass(undeclared, {}, undefined)).rejects.toMatchObject({ code: 'Incident' });
    expect(site.incidents()).toContain('"where":"test.act"');
  });
});
