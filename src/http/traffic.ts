import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { Server as TlsServer } from 'node:tls';

type Connection = {
  /** How many of its requests are not answered yet. */
  inFlight: number;
  /** The request that began last on it, arrived in full or not. */
  last: IncomingMessage | undefined;
  /** The one that was still arriving at the last look. */
  arriving: IncomingMessage | undefined;
};

/** The connections and requests of everything that the server listens on, so that a stop can wait for them. */
export class Traffic {
  /** Whether clients are told, with the next answer, that their connection ends. */
  isClosing = false;
  readonly #connections = new Map<Socket, Connection>();
  #inFlight = 0;
  #whenAnswered = () => {};

  /** Watches the connections of a server, and returns it. */
  watch(server: Server): Server {
    const watch = (socket: Socket) => {
      const connection: Connection = { inFlight: 0, last: undefined, arriving: undefined };
      this.#connections.set(socket, connection);
      // With it goes every request on it, also one that waits behind another and would say nothing itself.
      socket.once('close', () => {
        this.#connections.delete(socket);
        this.#settle(connection.inFlight);
        connection.inFlight = 0;
      });
    };
    // With TLS requests come on another socket than the connection's own, once hands are shaken. Who does not, is cut off by Node.
    return server.on(server instanceof TlsServer ? 'secureConnection' : 'connection', watch);
  }

  /** Counts the request until its answer has been handed to the operating system, or its connection is gone. */
  begin(request: IncomingMessage, response: ServerResponse): void {
    const connection = this.#connections.get(request.socket);
    if (connection === undefined) return;
    connection.inFlight += 1;
    connection.last = request;
    this.#inFlight += 1;
    response.once('close', () => {
      if (connection.inFlight === 0) return;
      connection.inFlight -= 1;
      this.#settle(1);
    });
  }

  get connections(): Iterable<Socket> {
    return this.#connections.keys();
  }

  /** The connections whose request has still not arrived in full since the last call. */
  stalled(): Socket[] {
    const found: Socket[] = [];
    for (const [socket, connection] of this.#connections) {
      const { inFlight, last, arriving } = connection;
      // With several in flight an answer may be on its way, which another would break.
      connection.arriving = inFlight === 1 && last?.complete === false ? last : undefined;
      if (arriving !== undefined && connection.arriving === arriving) found.push(socket);
    }
    return found;
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
