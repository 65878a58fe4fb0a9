export const calibrateWords = {
  title: 'Calibrate',
  subtitle: 'Assessors rate the same cases without seeing each other’s ratings; then they see how well they agree.',
  parts: 'Parts of calibration',
  tabs: {
    sessions: 'Sessions',
    programme: 'Programme',
    cases: 'Gold cases',
    assessors: 'Assessors',
    thresholds: 'Thresholds',
  },
  none: {
    sessions: 'No calibration session has been set up yet.',
    programme: 'No programme has been set up yet.',
    cases: 'There are no gold cases yet.',
    assessors: 'No assessor has taken part in a calibration session yet.',
    thresholds: 'No thresholds have been set yet.',
  },
};
