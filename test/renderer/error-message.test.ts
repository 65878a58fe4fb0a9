import { ORPCError } from '@orpc/client';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { errorCause, errorMessage } from '../../renderer/lib/error-message';

const error = (code: string, data?: unknown) => new ORPCError(code, { message: 'the contract’s own words', data });
const said = (code: string, data?: unknown) => errorMessage(error(code, data)).message;

describe('what a fault of the files says', () => {
  test.each([
    ['DiskFull', undefined, /no room left on the disk/],
    ['ReadOnlyFolder', { folder: '/media/stick' }, /Nothing can be written to \/media\/stick/],
    ['FolderLost', { folder: '/media/stick' }, /\/media\/stick cannot be reached/],
  ])('%s: what happened, what was kept and what to do', (code, data, happened) => {
    const words = said(code, data);
    expect(words).toMatch(happened);
    expect(words).toContain('Everything confirmed before is safe');
    expect(words).toContain('then do the same again');
    const cause = errorCause(error(code, data));
    expect(cause).toMatch(happened);
    expect(cause).not.toContain('do the same again');
  });

  test.each([
    ['site-2.db', 'The site has been locked'],
    ['evidence-1.db', 'the record itself is whole'],
    ['slots.json', 'put slots.json back from the newest backup'],
  ])('a damaged %s is told by what it holds', (file, words) => {
    expect(said('RecordDamaged', { file })).toContain(words);
  });

  test('a damaged file at opening and a folder without a site are named', () => {
    expect(said('NotAFile', { file: 'site-1.db' })).toContain('site-1.db, in the folder of this site, is not a file');
    expect(said('SiteDamaged', { file: 'slots.json' })).toContain('slots.json is damaged or missing');
    expect(said('NotASite', { folder: '/home' })).toContain('/home holds no Touchstone site');
  });

  test('a clock set back is told with both moments', () => {
    expect(said('ClockSetBack', { from: '2026-03-14T12:00:00.000Z', to: '2026-03-10T12:00:00.000Z' })).toMatch(/2026-03-14 .*2026-03-10 /);
  });
});

test('an input that is not accepted is told with its part, and that nothing was stored', () => {
  const parsed = z.object({ reason: z.string().min(3, 'three characters or more') }).safeParse({ reason: 'no' });
  const words = said('BAD_REQUEST', { issues: parsed.error?.issues });
  expect(words).toContain('nothing was stored');
  expect(words).toContain('reason: three characters or more');
});

test('every other failure keeps the contract’s words, with its incident number where there is one', () => {
  expect(errorMessage(error('Incident', { incident: 'I-1' }))).toEqual({ message: 'the contract’s own words', incident: 'I-1' });
  expect(said('ReadOnlyFolder')).toBe('the contract’s own words');
  expect(errorMessage(new Error('port closed')).message).toContain('connection to the service was lost');
});
