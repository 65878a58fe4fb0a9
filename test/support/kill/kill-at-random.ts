import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import type { Random } from '../../../shared/domain/sample/random';
import { programEnvironment, programFile } from '../programs';
import { lookAfterKill, type Found, type Killed } from './after-kill';
import { copySite, makeSiteToKill, type KillFacts } from './site-to-kill';

/** A closed site to copy for each kill, with what is known of it. */
export interface Template {
  readonly folder: string;
  readonly facts: KillFacts;
  /** How long a command took when it was last confirmed, in milliseconds: kills fall within it. */
  readonly durations: Map<string, number>;
  readonly remove: () => void;
}

export interface KillReport extends Killed, Found {
  /** When after its beginning the command was to be killed, in milliseconds; null: once it was confirmed. */
  readonly after: number | null;
}

const word = z.union([
  z.object({ say: z.literal('begins'), name: z.string(), entries: z.number() }),
  z.object({ say: z.literal('confirmed'), name: z.string(), ms: z.number(), answer: z.unknown() }),
]);

export async function makeTemplate(importPeople?: Parameters<typeof makeSiteToKill>[1]): Promise<Template> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'touchstone-kill-'));
  const facts = await makeSiteToKill(folder, importPeople);
  writeFileSync(path.join(folder, 'facts.json'), JSON.stringify(facts));
  return { folder, facts, durations: new Map(), remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/**
 * Lets a process of its own do some commands at a copy of the site and kills it (SIGKILL) at a random moment of the last
 * one, or shortly after; then opens the site and looks. How long that command takes is seen once, undisturbed, before.
 */
export async function killDuring(template: Template, random: Random, names: readonly [...string[], string]): Promise<KillReport> {
  const last = names.at(-1) ?? '';
  const known = template.durations.get(last);
  if (known !== undefined) return killAfter(template, names, random.next() * 1.2 * known);
  const undisturbed = await killAfter(template, names, null);
  return undisturbed.wrong.length > 0 ? undisturbed : killDuring(template, random, names);
}

/** `after`: milliseconds from the beginning of the last command; null: as soon as it was confirmed. */
async function killAfter(template: Template, names: readonly string[], after: number | null): Promise<KillReport> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'touchstone-killed-'));
  try {
    copySite(template.folder, folder);
    const killed = await runAndKill(folder, names, after, (name, ms) => template.durations.set(name, ms));
    return { ...killed, after, ...(await lookAfterKill(folder, template.facts, killed)) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function runAndKill(
  folder: string,
  names: readonly string[],
  after: number | null,
  took: (name: string, ms: number) => void,
): Promise<Killed> {
  const child = spawn(process.execPath, [programFile('process'), folder, names.join(',')], {
    env: programEnvironment(),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const gone = once(child, 'exit');
  let complaint = '';
  child.stderr.on('data', (text: Buffer) => {
    complaint += text.toString('utf8');
  });
  let begun: { name: string; entries: number } | null = null;
  let count = 0;
  let isConfirmed = false;
  let answer: unknown = null;
  for await (const line of createInterface(child.stdout)) {
    const said = word.parse(JSON.parse(line));
    if (said.say === 'confirmed') took(said.name, said.ms);
    if (said.say === 'begins') {
      begun = said;
      count += 1;
      if (count === names.length && after !== null) setTimeout(() => child.kill('SIGKILL'), after);
    } else if (said.say === 'confirmed' && count === names.length) {
      isConfirmed = true;
      answer = said.answer;
      if (after === null) child.kill('SIGKILL');
    }
  }
  const [, signal] = await gone;
  if (begun === null || signal !== 'SIGKILL')
    throw new Error(`the process ended by itself in ${begun?.name ?? 'its beginning'}: ${complaint}`);
  return { name: begun.name, before: names.slice(0, -1), entries: begun.entries, isConfirmed, answer };
}
