export const digest = 'd'.repeat(64);
