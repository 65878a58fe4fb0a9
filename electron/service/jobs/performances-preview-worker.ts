import { z } from 'zod';
import { fileInput, recordInput } from './completions/file-input';
import { orUnreadable } from './completions/or-unreadable';
import { withRecord } from './completions/with-record';
import { readPerformances } from './performances/read-performances';
import { serveJob } from './serve-job';

const input = z.object({ record: recordInput, file: fileInput, reading: z.null(), today: z.string() });

// Reads a table of who did what when and compares it with the record, on a connection of its own.
await serveJob(input, ({ record, ...asked }, tell) => withRecord(record, (db) => orUnreadable(() => readPerformances(db, asked, tell))));
