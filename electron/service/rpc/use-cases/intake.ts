import { getCompletionBatch } from '../../usecases/completions/batch';
import { chooseCompletionFile } from '../../usecases/completions/choose-file';
import { commitCompletions } from '../../usecases/completions/commit';
import { listLearners } from '../../usecases/completions/learners';
import { matchLearner } from '../../usecases/completions/match';
import { evidenceOfPerson } from '../../usecases/completions/of-person';
import { previewCompletions } from '../../usecases/completions/preview';
import { reverseCompletions } from '../../usecases/completions/reverse';
import { listUnmappedCourses } from '../../usecases/completions/unmapped';
import { chooseCourseMapTarget } from '../../usecases/course-map/choose-target';
import { listCourseMap } from '../../usecases/course-map/list';
import { previewCourseMap } from '../../usecases/course-map/preview';
import { saveCourseMap } from '../../usecases/course-map/save';
import { writeCourseMap } from '../../usecases/course-map/write';
import { chooseDirectoryFile } from '../../usecases/directory/choose-file';
import { commitDirectory } from '../../usecases/directory/commit';
import { declineProposal } from '../../usecases/directory/decline';
import { listProposals } from '../../usecases/directory/list';
import { previewDirectory } from '../../usecases/directory/preview';
import { chooseImportFile } from '../../usecases/imports/choose-file';
import { commitImport } from '../../usecases/imports/commit';
import { commitProgress } from '../../usecases/imports/commit-progress';
import { getImport } from '../../usecases/imports/get';
import { listImports } from '../../usecases/imports/list';
import { previewImport } from '../../usecases/imports/preview';
import { reverseImport } from '../../usecases/imports/reverse';
import { getProfile } from '../../usecases/intake-profiles/get';
import { listProfiles } from '../../usecases/intake-profiles/list';
import { retireProfile } from '../../usecases/intake-profiles/retire';
import { saveProfile } from '../../usecases/intake-profiles/save';
import { chooseMatrixFile } from '../../usecases/matrix/choose-file';
import { listClaims } from '../../usecases/matrix/claims';
import { commitMatrix } from '../../usecases/matrix/commit';
import { decideClaims } from '../../usecases/matrix/decide';
import { previewMatrix } from '../../usecases/matrix/preview';
import type { UseCasesOf } from './use-cases-of';

export const intake: UseCasesOf<'imports' | 'intakeProfiles' | 'completions' | 'courseMap' | 'matrix' | 'directory'> = {
  imports: {
    chooseFile: chooseImportFile,
    preview: previewImport,
    commit: commitImport,
    commitProgress,
    reverse: reverseImport,
    list: listImports,
    get: getImport,
  },
  intakeProfiles: { list: listProfiles, get: getProfile, save: saveProfile, retire: retireProfile },
  completions: {
    chooseFile: chooseCompletionFile,
    preview: previewCompletions,
    commit: commitCompletions,
    batch: getCompletionBatch,
    reverse: reverseCompletions,
    unmapped: listUnmappedCourses,
    learners: listLearners,
    match: matchLearner,
    ofPerson: evidenceOfPerson,
  },
  courseMap: {
    list: listCourseMap,
    preview: previewCourseMap,
    chooseTarget: chooseCourseMapTarget,
    write: writeCourseMap,
    save: saveCourseMap,
  },
  matrix: { chooseFile: chooseMatrixFile, preview: previewMatrix, commit: commitMatrix, claims: listClaims, decide: decideClaims },
  directory: {
    chooseFile: chooseDirectoryFile,
    preview: previewDirectory,
    commit: commitDirectory,
    list: listProposals,
    decline: declineProposal,
  },
};
