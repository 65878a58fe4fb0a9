/** The plan of a package that changes nothing of what plans tell of. */
export const nothing = { rejects: [], places: [], roster: null, completions: null, told: [], subject: null, receipt: null } as const;
