/** What the HRIS says of a person that may be corrected here for a while. Numbers, employments and positions may not. */
export const correctableFields = ['givenName', 'familyName', 'email', 'location', 'managerPersonId'] as const;
export type CorrectableField = (typeof correctableFields)[number];

/** A correction lasts at most so long: the source is to be put right meanwhile. */
export const longestCorrectionDays = 366;
