import { z } from 'zod';
import { matrixReading } from '../../../shared/contract/matrix';
import { fileInput, recordInput } from './completions/file-input';
import { orUnreadable } from './completions/or-unreadable';
import { withRecord } from './completions/with-record';
import { readMatrixFile } from './matrix/read-matrix-file';
import { serveJob } from './serve-job';

const input = z.object({ record: recordInput, file: fileInput, reading: matrixReading.nullable(), today: z.string() });

// Reads a spreadsheet of people and skills and compares it with the record, on a connection of its own.
await serveJob(input, ({ record, ...asked }, tell) => withRecord(record, (db) => orUnreadable(() => readMatrixFile(db, asked, tell))));
