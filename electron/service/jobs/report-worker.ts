import { z } from 'zod';
import { compileDocument } from '../reports/compile';
import { printedDocument } from '../reports/document';
import { resourcesAbove } from '../reports/resources';
import { serveJob } from './serve-job';

const input = z.object({ document: printedDocument });

// Typesetting takes a while and native code: in a thread of its own nobody waits for it, and what it throws ends it alone.
await serveJob(input, async ({ document }) => compileDocument(document, resourcesAbove(import.meta.dirname)));
