import type { Goal } from './goal.ts';
import { median, type Plan } from './measure.ts';
import { startServer } from './server-process.ts';

/** What a start takes until the server is ready, and what the process holds then. Medians. */
export type StartResult = {
  readonly milliseconds: number;
  /** What the process took of the CPU until then: what else the machine does hardly shows in it. */
  readonly cpuMilliseconds: number;
  readonly megabytes: number;
  readonly goals: readonly Goal[];
};

const MOST_MILLISECONDS = 1_000;
const MOST_MEGABYTES = 150;

/** Starts the server as often as there are rounds. */
export async function measureStart(
  serverArguments: readonly string[],
  { rounds }: Plan,
): Promise<StartResult> {
  const times: number[] = [];
  const cpuTimes: number[] = [];
  const sizes: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const server = await startServer(serverArguments);
    times.push(server.readyAfter);
    const { cpu, rss } = await server.usage();
    cpuTimes.push(cpu / 1e3);
    sizes.push(rss / 1e6);
    await server.stop();
  }
  const milliseconds = median(times);
  const cpuMilliseconds = median(cpuTimes);
  const megabytes = median(sizes);
  return {
    milliseconds,
    cpuMilliseconds,
    megabytes,
    goals: [
      {
        wanted: `ready in less than ${MOST_MILLISECONDS} ms`,
        measured: `${milliseconds.toFixed(0)} ms, CPU time ${cpuMilliseconds.toFixed(0)} ms`,
        isReached: milliseconds < MOST_MILLISECONDS,
      },
      {
        wanted: `at most ${MOST_MEGABYTES} MB (RSS) then`,
        measured: `${megabytes.toFixed(0)} MB`,
        isReached: megabytes <= MOST_MEGABYTES,
      },
    ],
  };
}
