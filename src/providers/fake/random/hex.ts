/** Looked up, because ids are made for every random person and for each of their addresses. */
const BYTES = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** Eight of the 32 bits, those from the given one on, as two hexadecimal digits. */
export const byteInHex = (bits: number, from: 24 | 16 | 8 | 0): string => BYTES[(bits >>> from) & 0xff] ?? '';

/** All 32 bits as eight hexadecimal digits. */
export const inHex = (bits: number): string =>
  byteInHex(bits, 24) + byteInHex(bits, 16) + byteInHex(bits, 8) + byteInHex(bits, 0);
