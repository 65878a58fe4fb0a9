import { z } from 'zod';
import { completionReading } from '../../../shared/contract/completions';
import { fileInput, recordInput } from './completions/file-input';
import { readCompletionFile } from './completions/read-completion-file';
import { orUnreadable } from './completions/or-unreadable';
import { withRecord } from './completions/with-record';
import { serveJob } from './serve-job';

const input = z.object({
  record: recordInput,
  file: fileInput,
  reading: completionReading.nullable(),
  today: z.string(),
  now: z.string(),
  zone: z.string(),
});

// Reads a file of completions and compares it with the record, on a connection of its own.
await serveJob(input, ({ record, ...asked }, tell) => withRecord(record, (db) => orUnreadable(() => readCompletionFile(db, asked, tell))));
