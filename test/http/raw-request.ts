import { connect } from 'node:net';
import { once } from 'node:events';

/** Bytes to the server as they are, for what no HTTP client would send; the answer as text, when the server has closed the connection. */
export async function rawRequest(origin: string, bytes: string): Promise<string> {
  const { hostname, port } = new URL(origin);
  const socket = connect(Number(port), hostname);
  let answer = '';
  socket.setEncoding('utf8').on('data', (text: string) => (answer += text));
  // The server may be done, and gone, before it has read everything.
  socket.on('error', () => {});
  socket.end(bytes, 'latin1');
  await once(socket, 'close');
  return answer;
}
