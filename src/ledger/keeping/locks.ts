/** On PostgreSQL, replicas that do the same of these go one after the other. Any numbers will do that nobody else locks. */
export const ANCHOR_LOCK = 4_279_002;
export const RETENTION_LOCK = 4_279_003;
