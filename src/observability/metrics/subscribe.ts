import type { Channel } from 'node:diagnostics_channel';

/** Listens to a channel; the type of its messages is the listener's to name. The returned function ends that. */
export function subscribe(channel: Channel, listen: (message: never) => void): () => void {
  const onMessage = (message: unknown): void => listen(message as never);
  channel.subscribe(onMessage);
  return () => {
    channel.unsubscribe(onMessage);
  };
}
