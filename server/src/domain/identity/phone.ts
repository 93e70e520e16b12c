/** A phone as the house uses it. A phone is contact data, not identity: several old people may share one. */
export type Phone =
  | { kind: 'mobile'; number: string }
  | { kind: 'landline'; number: string; extension?: string }
  | { kind: 'service'; number: string }
  | { kind: 'overseas'; number: string }

/** Reads what people write; undefined when it is no phone number. Mobile numbers come out as their 11 digits. */
export function readPhone(written: string): Phone | undefined {
  const text = toAscii(written).trim()
  if (!/^[+(\d][\d\s()#*转ext.\u2010-\u2015-]*$/i.test(text)) return undefined
  const [main = '', extension, ...rest] = text.split(/转|ext\.?|[#*]/i).map((part) => part.replace(/\D/g, ''))
  if (rest.length || extension === '') return undefined
  const isInternational = text.startsWith('+') || main.startsWith('00')
  const digits = main.replace(/^00/, '')
  const local = isInternational || /^861/.test(digits) ? digits.replace(/^86/, '') : digits

  if (isInternational && !digits.startsWith('86')) {
    // E.164: at most 15 digits, none of them a leading zero.
    return /^[1-9]\d{6,14}$/.test(digits) && !extension ? { kind: 'overseas', number: `+${digits}` } : undefined
  }
  if (/^1[3-9]\d{9}$/.test(local)) return extension ? undefined : { kind: 'mobile', number: local }
  if (/^(400\d{7}|95\d{3,6}|12\d{3})$/.test(local)) return { kind: 'service', number: local }
  const landline = isInternational && !local.startsWith('0') ? `0${local}` : local
  if (!/^0(10|2\d|[3-9]\d{2})\d{7,8}$/.test(landline)) return undefined
  return { kind: 'landline', number: landline, ...(extension ? { extension } : {}) }
}

/** The 11 digits of a mainland mobile number, or undefined. Only these can log in: a code must reach them. */
export function readMobile(written: string): string | undefined {
  const phone = readPhone(written)
  return phone?.kind === 'mobile' ? phone.number : undefined
}

/** Full-width digits and signs, as some keyboards give them. */
const toAscii = (text: string) =>
  text.replace(/[\uff01-\uff5e]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0)).replace(/\u3000/g, ' ')
