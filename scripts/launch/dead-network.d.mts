import type { SpawnOptions } from 'node:child_process';

export function countingObstacle(): string | null;
export function inDeadNetwork(command: readonly string[], isRoot?: boolean): string[];
export function runAndCount(
  command: string,
  args: readonly string[],
  options?: SpawnOptions,
): Promise<{ readonly exitCode: number; readonly packets: number | null }>;
export function packetsSent(table?: string): number;
export function hasIpv6(): boolean;
