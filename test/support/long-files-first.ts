import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * They start many processes or walk every page, and are short to read: by size, which is all a first run knows, they would
 * come last. Of the two that walk, one needs the sample site that is made once for all files, and the other does not.
 */
const long = /\/test\/(kill|e2e\/(screens|main-line)|db\/tampered-|rpc\/access\/matrix|vault\/[a-z-]*kill)/;

/** Begins with what takes longest, so that no core waits at the end for a file that another one has just begun. */
export class LongFilesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

const isLong = ({ moduleId }: TestSpecification): boolean => long.test(moduleId);
