import type { Socket } from 'node:net';
import { timedOut } from './endpoint.ts';

/** Resolves with the event; rejects with the socket's error, or when the time is over. */
export function opened(socket: Socket, event: 'connect' | 'secureConnect', timeLimit: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => socket.destroy(timedOut()), timeLimit);
    socket.once(event, () => {
      clearTimeout(timer);
      resolve();
    });
    socket.on('error', (error) => {
      clearTimeout(timer);
      reject(error);
    });
    socket.once('close', () => reject(Object.assign(new Error('Closed'), { code: 'ECONNRESET' })));
  });
}
