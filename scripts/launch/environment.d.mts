import type { ElectronRuntime } from '../runtime/electron-runtime.mjs';

export function appEnvironment(runtime: Pick<ElectronRuntime, 'binding'>, environment?: NodeJS.ProcessEnv): NodeJS.ProcessEnv;
export function cannotSandbox(): boolean;
export function electronSwitches(): string[];
