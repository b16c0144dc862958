/** How long one piece of work may keep all others waiting, in milliseconds. */
const LONGEST_TURN = 20;

let since = 0;

/**
 * Whether the event loop has not come round for too long, whatever it was that took the time: then what can go on later should. Costs a look at
 * the clock.
 */
export function isTurnLong(): boolean {
  const now = performance.now();
  if (since === 0) {
    since = now;
    setImmediate(endTurn);
    return false;
  }
  return now - since > LONGEST_TURN;
}

function endTurn(): void {
  since = 0;
}

/** When the event loop has come round, and everything that waited has had its chance. */
export const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
