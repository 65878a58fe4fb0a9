import type { CompletionFormat } from '../completion-format';
import { statusWords } from './status-words';

const plain = { learnerIdKind: 'id', statuses: statusWords, statusByDate: null, bestScore: null, sameKey: 'conflict' } as const;

/** Course completions as Moodle's tool_import_completion takes them: times in seconds since 1970. */
const moodle: CompletionFormat = {
  ...plain,
  key: 'moodle',
  name: 'Moodle course completions',
  columns: { learnerId: ['userid'], courseId: ['course'], completedOn: ['timecompleted'], startedOn: ['timestarted'] },
  required: ['userid', 'course', 'timecompleted'],
  dates: 'epoch',
  statusByDate: ['completed', 'inProgress'],
  keyFields: ['learnerId', 'courseId', 'completedOn'],
};

const moodleModules: CompletionFormat = {
  ...plain,
  key: 'moodleModules',
  name: 'Moodle module completions',
  columns: { learnerId: ['userid'], courseId: ['moduleid'], completedOn: ['timecompleted', 'dategraded'], score: ['grade'] },
  required: ['userid', 'moduleid', 'timecompleted'],
  dates: 'epoch',
  statusByDate: ['completed', 'inProgress'],
  bestScore: 100,
  keyFields: ['learnerId', 'courseId', 'completedOn'],
};

/** Its key has the title in the place of a course id; a time that is not written is 23:59:00 UTC. */
const cornerstone: CompletionFormat = {
  ...plain,
  key: 'cornerstone',
  name: 'Cornerstone external training',
  columns: {
    learnerId: ['User ID'],
    courseId: ['Training Title'],
    courseTitle: ['Training Title'],
    status: ['Transcript Status'],
    startedOn: ['Start Date/Time'],
    completedOn: ['Completion Date', 'End Date/Time'],
    score: ['Score'],
  },
  required: ['User ID', 'Training Title', 'Transcript Status', 'Start Date/Time'],
  dates: 'dmy',
  timeWhereNone: '23:59:00',
  bestScore: 100,
  keyFields: ['learnerId', 'startedOn', 'status', 'courseId'],
};

/** A migration file, which LearnUpon refuses unless every column is there; days first. */
const learnUpon: CompletionFormat = {
  ...plain,
  key: 'learnUpon',
  name: 'LearnUpon migration',
  columns: {
    learnerId: ['Login ID'],
    courseId: ['Course Name'],
    courseTitle: ['Course Name'],
    startedOn: ['Enrollment Started Date', 'Enrollment Created Date'],
    completedOn: ['Enrollment Completed Date'],
    score: ['Enrollment Score'],
    status: ['Status'],
  },
  required: [
    'Login ID',
    'Course Name',
    'Enrollment Created Date',
    'Enrollment Started Date',
    'Enrollment Completed Date',
    'Enrollment Score',
    'Status',
  ],
  dates: 'dmy',
  bestScore: 100,
  keyFields: ['learnerId', 'courseId', 'startedOn'],
};

/** Each row is news about a record: create, update or delete. */
const netDimensions: CompletionFormat = {
  ...plain,
  key: 'netDimensions',
  name: 'NetDimensions records',
  columns: {
    action: ['Action'],
    recordKey: ['RecordID'],
    learnerId: ['UserId'],
    courseId: ['LearningID', 'ModuleID', 'CourseCode', 'CourseID', 'Title'],
    courseTitle: ['Title'],
    status: ['Status', 'CompletionStatus'],
    startedOn: ['StartDate'],
    completedOn: ['CompletionDate', 'CompletedOn', 'EndDate'],
    expiresOn: ['ExpiryDate', 'ExpirationDate'],
    score: ['Score'],
  },
  required: ['Action', 'RecordID', 'UserId', 'Title'],
  dates: null,
  statusByDate: ['completed', 'registered'],
  bestScore: 100,
  keyFields: ['recordKey'],
  sameKey: 'latest',
};

const saba: CompletionFormat = {
  ...plain,
  key: 'saba',
  name: 'Saba completions',
  columns: {
    learnerId: ['PERSON_NO'],
    courseId: ['COURSE_CODE'],
    courseTitle: ['COURSE_TITLE'],
    status: ['COMPLETION_STATUS'],
    completedOn: ['COMPLETED_ON'],
    expiresOn: ['EXPIRES_ON'],
    score: ['SCORE'],
  },
  required: ['PERSON_NO', 'COURSE_CODE', 'COMPLETION_STATUS', 'COMPLETED_ON'],
  dates: null,
  bestScore: 100,
  keyFields: ['learnerId', 'courseId', 'completedOn'],
};

/** A list of certificates held; the certificate is the course. */
const certificates: CompletionFormat = {
  ...plain,
  key: 'certificates',
  name: 'List of certificates',
  columns: {
    courseId: ['CertificateId'],
    learnerId: ['EmpID'],
    status: ['Status'],
    completedOn: ['IssuedOn'],
    expiresOn: ['ExpiryDate'],
    score: ['Score'],
    revoked: ['RevokeFlag'],
  },
  required: ['CertificateId', 'EmpID', 'Status', 'IssuedOn', 'ExpiryDate'],
  dates: null,
  bestScore: 100,
  statuses: { ...statusWords, active: 'completed', valid: 'completed', issued: 'completed', approved: 'completed', pending: 'registered' },
  keyFields: ['courseId', 'learnerId', 'completedOn'],
};

/** A row for each part (SCO) of a course: the course is done when every part that the file has of it is. */
const scorm: CompletionFormat = {
  ...plain,
  key: 'scorm',
  name: 'SCORM results',
  columns: {
    learnerId: ['Learner ID'],
    courseId: ['Course ID'],
    part: ['SCO'],
    status: ['completion_status', 'lesson_status'],
    success: ['success_status'],
    score: ['score.raw'],
    completedOn: ['date'],
  },
  required: ['Learner ID', 'Course ID', 'SCO'],
  dates: null,
  bestScore: 100,
  statusByDate: ['inProgress', 'inProgress'],
  keyFields: ['learnerId', 'courseId'],
  sameKey: 'parts',
};

export const knownFormats: readonly CompletionFormat[] = [
  moodle,
  moodleModules,
  cornerstone,
  learnUpon,
  netDimensions,
  saba,
  certificates,
  scorm,
];
