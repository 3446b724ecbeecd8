/** ms of the processor that a piece of work takes, whatever else the machine does: the least of its runs. */
export function processorMs(work: () => unknown, runs = 5): number {
  const once = (): number => {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1_000;
  };
  return Math.min(...Array.from({ length: runs }, once));
}
