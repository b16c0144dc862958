import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** The connections and requests of everything that the server listens on, so that a stop can wait for them. */
export class Traffic {
  /** Connections are told, with their next answer, that they end. */
  isClosing = false;
  /** Each open connection, with how many of its requests are not answered yet. */
  readonly #connections = new Map<Socket, number>();
  #inFlight = 0;
  #whenAnswered = () => {};

  /** Watches the connections of a server, and returns it. */
  watch(server: Server): Server {
    return server.on('connection', (socket: Socket) => {
      this.#connections.set(socket, 0);
      // With it goes every request on it, also one that waits behind another and would say nothing itself.
      socket.once('close', () => {
        this.#settle(this.#connections.get(socket) ?? 0);
        this.#connections.delete(socket);
      });
    });
  }

  /** Counts the request until its answer has been handed to the operating system, or its connection is gone. */
  begin({ socket }: IncomingMessage, response: ServerResponse): void {
    this.#connections.set(socket, (this.#connections.get(socket) ?? 0) + 1);
    this.#inFlight += 1;
    response.once('close', () => {
      const open = this.#connections.get(socket);
      if (open === undefined) return;
      this.#connections.set(socket, open - 1);
      this.#settle(1);
    });
  }

  get connections(): Iterable<Socket> {
    return this.#connections.keys();
  }

  /** Ends when no request is unanswered. */
  async answered(): Promise<void> {
    if (this.#inFlight === 0) return;
    await new Promise<void>((resolve) => (this.#whenAnswered = resolve));
  }

  #settle(requests: number): void {
    this.#inFlight -= requests;
    if (this.#inFlight === 0) this.#whenAnswered();
  }
}
