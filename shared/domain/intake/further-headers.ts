import type { ProfileField } from '../hris/fields';

/** Headers of what a profile takes beyond the first form of the import, in the compact form of `compactHeader`. */
export const furtherHeaders: ReadonlyMap<string, Exclude<ProfileField, 'otherId'>> = new Map(
  (
    [
      ['jobCode', 'jobcode jobtitlecode jobkey jobnumber jobclasscode jobprofileid'],
      ['positionNumber', 'positionid positionnumber positionno positioncode assignmentnumber assignmentid'],
      ['employer', 'employer company companyname legalentity legalemployer agencyname contractingcompany'],
      ['employmentKind', 'employmenttype employeetype workertype employmentkind contracttype staffcategory'],
      ['contractEndsOn', 'contractenddate contractend contractendson contractexpiry contractexpirydate'],
      ['userName', 'username loginname login loginid networkid'],
      ['isActive', 'isactive accountactive enabled accountenabled'],
    ] as const
  ).flatMap(([field, headers]) => headers.split(' ').map((header) => [header, field] as const)),
);
