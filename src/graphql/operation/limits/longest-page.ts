/** The most items that one page of a connection has. Part of the schema's documentation. */
export const LONGEST_PAGE = 1_000;
