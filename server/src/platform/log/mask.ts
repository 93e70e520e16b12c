/**
 * The net under everything that is logged: an ID number, a phone number or a token that got into a line in spite of all care
 * leaves it here. Whoever trips it has a mistake elsewhere, so every hit is counted.
 */
const patterns: { what: string; pattern: RegExp; instead: string }[] = [
  // 17 digits and a digit or X (GB 11643); the borders keep times and hexadecimal ids apart.
  { what: 'id-number', pattern: /(?<![0-9A-Za-z])\d{17}[\dXx](?![0-9A-Za-z])/g, instead: '[id-number]' },
  { what: 'phone', pattern: /(?<![0-9A-Za-z])(?:\+?86[ -]?)?1[3-9]\d{9}(?![0-9A-Za-z])/g, instead: '[phone]' },
  { what: 'token', pattern: /eyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]+/g, instead: '[token]' },
  { what: 'token', pattern: /\bBearer\s+[\w.~+/-]{8,}=*/g, instead: 'Bearer [token]' },
]

export function maskLine(line: string, hit: (what: string) => void): string {
  let masked = line
  for (const { what, pattern, instead } of patterns) {
    masked = masked.replace(pattern, () => {
      hit(what)
      return instead
    })
  }
  return masked
}
