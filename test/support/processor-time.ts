/** Milliseconds of a processor that this process has had: on a busy machine they pass as slowly as the work does. */
export function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
