import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { caseMaterial } from '../../../electron/service/usecases/calibration-cases/case-material';
import { twoPages } from '../../support/attachments';
import { attach } from '../../support/assessments';
import { assessed, makeCalibratedWorks } from '../../support/calibration';
import { newestEntry } from '../../support/framework';
import { reason, seen, workRecord } from '../../support/observed';
import { pictures } from '../../support/pictures';
import { makePerson } from '../../support/people';
import { makeTestSite } from '../../support/site';
import { signIn } from '../../support/users';

test('of an assessment that becomes a case no name is left in any text, file name or file, in either Unicode form', async () => {
  const site = await makeTestSite();
  await makeCalibratedWorks(site);
  const { client } = site;
  await makePerson(site, 'zoe', {
    roleId: 'worker',
    unitId: 'works',
    givenName: 'Zoë',
    familyName: 'Großmann',
    employeeNumber: 'E-4711',
    email: 'zoe.g@plant.example',
  });
  await makePerson(site, 'kim', { roleId: 'worker', unitId: 'works', givenName: 'Kim', familyName: 'Lindqvist' });
  const names = [
    'Zoë',
    'ZOE\u0308 GROSSMANN',
    'Großmann',
    'e-4711',
    'zoe.g@plant.example',
    'Ada Alder',
    'alder',
    'Kim Lindqvist',
    'in Works',
    '2026-03-12',
  ];
  const told = (label: string): string => `${label} ${names.join(' / ')} sorrel`;
  const [jpeg] = pictures;
  if (jpeg === undefined) throw new Error('there is no picture');
  const evidenceIds = [
    await attach(site, 'Großmann.jpg', jpeg.marked('by Zoë Großmann'), 'image/jpeg'),
    await attach(site, 'notes of Zoë.txt', told('attached')),
    await attach(site, 'Großmann.pdf', new Uint8Array(twoPages()), 'application/pdf'),
  ];
  await client.evidenceItems.add(
    workRecord({
      personId: 'zoe',
      competencyId: 'loto',
      title: told('title'),
      statement: told('statement'),
      reference: told('reference'),
      authenticity: told('authenticity'),
      place: told('place'),
      equipment: told('equipment'),
    }),
  );
  await client.observations.record(
    seen({ personId: 'zoe', competencyId: 'loto', indicatorId: 'i1', seen: told('seen'), place: told('place'), equipment: told('with') }),
  );
  const steps = ['s1', 's2', 's3', 's4', 's5'].map((stepId) => ({
    stepId,
    result: 'met' as const,
    note: told(stepId),
    orderReason: told('order'),
  }));
  const questions = [
    { kind: 'oral' as const, question: told('question'), answer: told('answer'), isCritical: false, result: 'met' as const },
  ];
  const assessmentId = await assessed(site, {
    personId: 'zoe',
    place: told('where'),
    note: told('note'),
    equipment: told('with'),
    steps,
    questions,
    evidenceIds,
    abnormalCondition: told('odd'),
  });
  await signIn(site, 'fay');

  const shown = await client.calibrationCases.preview({ assessmentId, words: ['sorrel'] });
  expect(shown.masked.map(({ role }) => role)).toEqual(expect.arrayContaining(['word', 'person', 'assessor', 'unit', 'colleague']));
  expect(shown.prepared.material.withheld).toEqual([
    { kind: 'picture', count: 1 },
    { kind: 'document', count: 1 },
  ]);
  expect(shown.prepared.material.pieces.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['circumstances', 'step', 'question', 'note', 'record', 'seen', 'file']),
  );
  const release = shown.files.filter(({ canBeReleased }) => canBeReleased).map(({ evidenceId }) => evidenceId);
  expect(release).toHaveLength(1);
  const [pdf] = shown.files.filter(({ kind }) => kind === 'document');
  const input = { assessmentId, basis: 0, words: ['sorrel'], release, copies: [], reason };
  await expect(client.calibrationCases.saveMask({ ...input, release: [pdf?.evidenceId ?? ''] })).rejects.toMatchObject({
    code: 'NotAPicture',
  });
  const copyWith = async (text: string) =>
    client.calibrationCases.addFile({ mediaType: 'application/pdf', data: new Blob([Buffer.concat([twoPages(), Buffer.from(text)])]) });
  const named = [{ evidenceId: pdf?.evidenceId ?? '', stagedId: (await copyWith('/Author (Zoe\u0308)')).fileId }];
  await expect(client.calibrationCases.saveMask({ ...input, copies: named })).rejects.toMatchObject({ code: 'NamesFound' });
  const copies = [{ evidenceId: pdf?.evidenceId ?? '', stagedId: (await copyWith('')).fileId }];
  await client.calibrationCases.saveMask({ ...input, copies });
  expect(await newestEntry(site)).toMatchObject({ action: 'calibrationCases.saveMask', personId: 'zoe' });
  await expect(client.calibrationCases.saveMask(input)).rejects.toMatchObject({ code: 'MaskChanged' });

  const { prepared } = await client.calibrationCases.preview({ assessmentId, words: null });
  expect(prepared.material.withheld).toEqual([]);
  const { station } = site;
  if (station.open === null) throw new Error('the site is locked');
  expect(
    await caseMaterial(station.open.db, { evidence: station.open.evidence, today: '2026-03-14' }, { kind: 'assessment', assessmentId }),
  ).toEqual(prepared);
  const bytes = [Buffer.from(JSON.stringify(prepared))];
  for (const { file } of prepared.material.pieces) {
    if (file === null) continue;
    const offered = await client.calibrationCases.showFile({ fileId: file.fileId });
    const chunks = await station.open.evidence
      .selectFrom('evidence_file as f')
      .innerJoin('evidence_chunk as c', 'c.sha256', 'f.chunkSha256')
      .select('c.data')
      .where('f.sha256', '=', file.sha256)
      .orderBy('f.chunkIndex')
      .execute();
    const content = Buffer.concat(chunks.map(({ data }) => data));
    expect(createHash('sha256').update(content).digest('hex')).toBe(file.sha256);
    expect(offered.preview?.shownAs).toBe(file.mediaType === 'image/jpeg' ? 'image' : 'pdf');
    bytes.push(content);
  }
  expect(bytes).toHaveLength(3);
  for (const one of bytes) {
    const text = one.toString('utf8').normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
    expect(text).not.toMatch(/zoe|grossmann|großmann|4711|plant\.example|alder|lindqvist|sorrel|2026-03|in works/u);
  }
});
