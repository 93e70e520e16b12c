/** The rules for the values of a subscribe message, by the name of the key without its number. */
const RULES: Record<string, (value: string) => boolean> = {
  thing: (value) => length(value) <= 20,
  number: (value) => /^\d{1,32}(\.\d+)?$/.test(value) && value.length <= 32,
  letter: (value) => /^[A-Za-z]{1,32}$/.test(value),
  symbol: (value) => length(value) <= 5 && !/[\p{L}\p{N}]/u.test(value),
  character_string: (value) => /^[\x21-\x7E]{1,32}$/.test(value),
  time: (value) => value.split('~').every(isTime),
  date: (value) => value.split('~').every(isDate),
  amount: (value) => /^[¥$€£]?\d{1,10}(\.\d+)?元?$/u.test(value),
  phone_number: (value) => /^[\d+\-() ]{1,17}$/.test(value),
  car_number: (value) => length(value) <= 8,
  name: (value) => (/\p{Script=Han}/u.test(value) ? length(value) <= 10 : length(value) <= 20),
  phrase: (value) => /^\p{Script=Han}{1,5}$/u.test(value),
}

const DAY = String.raw`\d{4}(?:年\d{1,2}月\d{1,2}日|(?<separator>[-/.])\d{1,2}\k<separator>\d{1,2})`
const CLOCK = String.raw`(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?`
const TIME = new RegExp(`^(?:${DAY} ?)?${CLOCK}$`)
const DATE = new RegExp(`^${DAY}(?: ?${CLOCK})?$`)

/** Why WeChat would refuse a value, or undefined. */
export function valueError(key: string, value: string): string | undefined {
  if (value === '') return `data.${key}.value is empty`
  const rule = RULES[key.replace(/\d+$/, '')]
  // Line ends and other control characters are never allowed.
  if (/\p{Cc}/u.test(value) || (rule && !rule(value))) return `data.${key}.value invalid`
}

const length = (value: string) => [...value].length
const isTime = (value: string) => TIME.test(value.trim())
const isDate = (value: string) => DATE.test(value.trim())
