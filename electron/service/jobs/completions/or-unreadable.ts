import { whyUnreadable } from '../../platform/stage-file';

const sentences = {
  missing: 'It is not there any more.',
  notAllowed: 'This account of the computer may not read it.',
  notAFile: 'It is no file.',
  failed: 'The drive does not let it be read.',
} as const;

/** What a job finds in a file, or why the system does not let it be read, in words. */
export async function orUnreadable<T>(read: () => Promise<T>): Promise<T | { readonly unreadable: string }> {
  try {
    return await read();
  } catch (error) {
    const why = whyUnreadable(error);
    if (why === null) throw error;
    return { unreadable: sentences[why] };
  }
}
