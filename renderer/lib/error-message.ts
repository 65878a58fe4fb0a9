import { ORPCError } from '@orpc/client';
import { z } from 'zod';
import { formatInstant } from './formatting';
import { faultWords } from './words/faults';

const incidentData = z.object({ incident: z.string() });
const fileData = z.object({ file: z.string() });
const folderData = z.object({ folder: z.string() });
/** Of an input that is not as the contract wants it: which part, and what of it. */
const notAcceptedData = z.object({
  issues: z.array(z.object({ message: z.string(), path: z.array(z.union([z.string(), z.number()])).optional() })).min(1),
});
const clockData = z.object({ from: z.string(), to: z.string() });

/** What an error says to a person: words that name the file or folder where there are such, else the contract's own, with the incident number where there is one. */
export function errorMessage(error: unknown): { readonly message: string; readonly incident: string | null } {
  if (!(error instanceof ORPCError)) return { message: faultWords.connectionLost, incident: null };
  const incident = incidentData.safeParse(error.data);
  return { message: ofFault(error.code, error.data) ?? error.message, incident: incident.success ? incident.data.incident : null };
}

/** The cause alone, for what is tried again by itself. */
export function errorCause(error: unknown): string {
  if (error instanceof ORPCError) {
    const folder = folderData.safeParse(error.data).data?.folder;
    if (error.code === 'DiskFull') return faultWords.causes.diskFull;
    if (error.code === 'ReadOnlyFolder' && folder !== undefined) return faultWords.causes.readOnly(folder);
    if (error.code === 'FolderLost' && folder !== undefined) return faultWords.causes.folderLost(folder);
  }
  return errorMessage(error).message;
}

function ofFault(code: string, data: unknown): string | null {
  const file = fileData.safeParse(data).data?.file;
  const folder = folderData.safeParse(data).data?.folder;
  const clock = clockData.safeParse(data).data;
  const issues = notAcceptedData.safeParse(data).data?.issues;
  if (code === 'BAD_REQUEST' && issues !== undefined)
    return faultWords.notAccepted(issues.map(({ path, message }) => ({ part: path?.join('.') ?? '', message })));
  if (code === 'DiskFull') return faultWords.diskFull;
  if (code === 'ReadOnlyFolder' && folder !== undefined) return faultWords.readOnly(folder);
  if (code === 'FolderLost' && folder !== undefined) return faultWords.folderLost(folder);
  if (code === 'NotASite' && folder !== undefined) return faultWords.notASite(folder);
  if (code === 'SiteDamaged' && file !== undefined) return faultWords.siteDamaged(file);
  if (code === 'NotAFile' && file !== undefined) return faultWords.notAFile(file);
  if (code === 'RecordDamaged' && file !== undefined) return damaged(file);
  if (code === 'ClockSetBack' && clock !== undefined) return faultWords.clockSetBack(formatInstant(clock.from), formatInstant(clock.to));
  return null;
}

function damaged(file: string): string {
  if (file === 'slots.json') return faultWords.slotsDamaged;
  return file.startsWith('evidence-') ? faultWords.evidenceDamaged(file) : faultWords.recordDamaged(file);
}
