import { caseFiles } from './calibration-sessions/case-files';
import { discussion } from './calibration-sessions/discussion';
import { minutes } from './calibration-sessions/minutes';
import { rating } from './calibration-sessions/rating';
import { sessionItself } from './calibration-sessions/session-itself';

export const calibrationSessions = { ...sessionItself, ...caseFiles, ...rating, ...discussion, ...minutes };
