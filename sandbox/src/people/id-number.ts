/** GB 11643-1999: weights of the 17 digits and the check characters by remainder (ISO 7064 MOD 11-2). */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECK_CHARACTERS = '10X98765432'

/** `region` six digits, `born` YYYY-MM-DD, `sequence` 0-999 (odd: male, even: female). */
export function idNumber(region: string, born: string, sequence: number): string {
  const body = `${region}${born.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`
  if (!/^\d{17}$/.test(body)) throw new Error(`not an ID number: ${region} ${born} ${sequence}`)
  return body + checkCharacter(body)
}

export function checkCharacter(seventeenDigits: string): string {
  let sum = 0
  for (const [index, weight] of WEIGHTS.entries()) sum += weight * Number(seventeenDigits[index])
  return CHECK_CHARACTERS[sum % 11] ?? ''
}
