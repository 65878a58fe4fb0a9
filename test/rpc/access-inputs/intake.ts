import { plainContent } from '../../support/imported-people';
import { signatureBy } from '../../support/passphrase-of';
import { nobody, reason, type InputsOf } from './asked';

export const intake: InputsOf<'imports' | 'intakeProfiles' | 'completions' | 'courseMap' | 'matrix' | 'directory'> = {
  imports: {
    chooseFile: () => undefined,
    preview: () => ({ source: { previewId: nobody }, profile: null, decisions: { fields: [], identities: [] } }),
    commit: () => ({
      previewId: nobody,
      origin: 'stick',
      tripwireReason: null,
      profileName: null,
      signature: signatureBy('ben'),
    }),
    commitProgress: () => ({ previewId: nobody }),
    reverse: () => ({ batchId: nobody, reason, signature: signatureBy('ben') }),
    list: () => undefined,
    get: () => ({ batchId: nobody }),
  },
  intakeProfiles: {
    list: () => undefined,
    get: () => ({ profileId: nobody }),
    save: () => ({
      profileId: nobody,
      basis: 1,
      name: 'N',
      content: plainContent,
      reason,
      signature: signatureBy('ben'),
    }),
    retire: () => ({ profileId: nobody, reason, signature: signatureBy('ben') }),
  },
  completions: {
    chooseFile: () => undefined,
    preview: () => ({ source: { previewId: nobody }, reading: null }),
    commit: ({ login }) => ({ previewId: nobody, origin: 'stick', signature: signatureBy(login) }),
    batch: () => ({ batchId: nobody }),
    reverse: ({ login }) => ({ batchId: nobody, reason, signature: signatureBy(login) }),
    unmapped: () => undefined,
    learners: () => undefined,
    match: () => ({ system: 'LMS', learnerId: 'x', personId: nobody, reason }),
    ofPerson: ({ personId }) => ({ personId }),
  },
  courseMap: {
    list: () => undefined,
    preview: () => ({ file: new Blob(['system']), fileName: 'courses.csv' }),
    chooseTarget: () => undefined,
    write: () => ({ target: 'no-such-handle', reason }),
    save: ({ login }) => ({
      basis: 99,
      lines: [
        {
          lineId: null,
          system: 'LMS',
          courseId: 'x',
          competencyId: nobody,
          level: 1,
          evidenceKind: 'completion',
          minimumScore: null,
          validityMonths: null,
          isRetired: false,
        },
      ],
      reason,
      signature: signatureBy(login),
    }),
  },
  matrix: {
    chooseFile: () => undefined,
    preview: () => ({ source: { previewId: nobody }, reading: null }),
    commit: ({ login }) => ({
      previewId: nobody,
      origin: 'stick',
      profileName: null,
      signature: signatureBy(login),
    }),
    claims: () => ({ isOpen: true }),
    decide: ({ personId }) => ({ personId, claimIds: [nobody], decision: 'declined', reason }),
  },
  directory: {
    chooseFile: () => undefined,
    preview: () => ({ source: { handle: 'no-such-handle' } }),
    commit: () => ({
      previewId: nobody,
      origin: 'stick',
      tripwireReason: null,
      signature: signatureBy('ben'),
    }),
    list: () => ({ includeDecided: true }),
    decline: () => ({ proposalId: nobody, reason }),
  },
};
