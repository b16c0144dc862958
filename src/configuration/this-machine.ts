import { isIPv4 } from 'node:net';

/** Whether a server that listens on this address is reached from its own machine alone. */
export const isThisMachine = (address: string): boolean =>
  address === 'localhost' || address === '::1' || (isIPv4(address) && address.startsWith('127.'));
