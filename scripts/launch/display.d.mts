export function lacksDisplay(platform?: NodeJS.Platform, environment?: NodeJS.ProcessEnv): boolean;
export function withDisplay<Result>(work: () => Promise<Result>): Promise<Result>;
export function ensureDisplay(): Promise<() => void>;
