import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { onCore, type Part } from './on-core.ts';

/** A file of this folder in a process of its own that is spoken with in messages. */
export type Child = {
  send(message: object): void;
  /** The next message of the process. */
  next<Message>(): Promise<Message>;
  stop(): void;
};

/** @throws Error from `next` when the process has ended */
export function startChild(part: Part, file: string): Child {
  const [execPath, ...execArgv] = onCore(part, process.execPath);
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), { execPath, execArgv });
  const ended = once(child, 'exit').then(() => {
    throw new Error(`${file} ended`);
  });
  // Heard where a message is waited for; after the last one it is no failure.
  ended.catch(() => undefined);
  return {
    send: (message) => void child.send(message),
    async next<Message>() {
      const [message] = (await Promise.race([once(child, 'message'), ended])) as [Message];
      return message;
    },
    stop: () => void child.kill(),
  };
}
