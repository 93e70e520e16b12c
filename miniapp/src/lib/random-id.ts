const letters = '0123456789abcdefghijklmnopqrstuvwxyz'

/**
 * 24 letters and digits: names an intent or a device, guards no secret. Mini-programs have no synchronous source of
 * cryptographic randomness.
 */
export const randomId = (): string =>
  Array.from({ length: 24 }, () => letters[Math.floor(Math.random() * letters.length)]).join('')
