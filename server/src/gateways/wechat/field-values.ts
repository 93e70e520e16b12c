/**
 * Values of subscribe messages. The kind of a key stands in its name (`thing1`, `time2`); WeChat answers 47003 when a value
 * breaks the rule of its kind and the message is lost, so values are made to fit before sending, or the message is not sent.
 */
type Fit = (value: string) => string | undefined

const count = (value: string) => [...value].length
const cut = (value: string, most: number) =>
  count(value) <= most ? value : `${[...value].slice(0, most - 1).join('')}…`
const when =
  (shape: RegExp): Fit =>
  (value) =>
    shape.test(value) ? value : undefined

const CLOCK = String.raw`([01]?\d|2[0-3]):[0-5]\d(:[0-5]\d)?`
const DAY = String.raw`(\d{4}年\d{1,2}月\d{1,2}日|\d{4}(?<mark>[-/.])\d{1,2}\k<mark>\d{1,2})`
const TIME = new RegExp(`^(${DAY} ?)?${CLOCK}$`)
const DATE = new RegExp(`^${DAY}( ?${CLOCK})?$`)

/** `2026年11月24日（周二） 09:00–09:30` becomes `2026年11月24日 09:00~09:30`: no weekday, and `~` for a stretch. */
const plainTime = (value: string) =>
  value
    .replace(/[（(](?:周|星期)[一二三四五六日天][）)]|(?:周|星期)[一二三四五六日天]/g, ' ')
    .replace(/(\d{1,2}:\d{2}) ?[-–—至到] ?(?=\d{1,2}:\d{2})/g, '$1~')
    .replace(/\s+/g, ' ')
    .trim()
const moments =
  (shape: RegExp): Fit =>
  (value) => {
    const text = plainTime(value)
    return text.split('~').every((part) => shape.test(part.trim())) ? text : undefined
  }

const rules: Record<string, Fit> = {
  thing: (value) => cut(value, 20),
  number: when(/^(?=.{1,32}$)\d+(\.\d+)?$/),
  letter: when(/^[A-Za-z]{1,32}$/),
  symbol: when(/^[^\p{L}\p{N}\s]{1,5}$/u),
  character_string: when(/^[\x21-\x7e]{1,32}$/),
  time: moments(TIME),
  date: moments(DATE),
  amount: when(/^[¥$€£]?\d{1,10}(\.\d+)?元?$/u),
  phone_number: when(/^[\d+\-() ]{1,17}$/),
  car_number: (value) => (count(value) <= 8 ? value : undefined),
  // Mixed counts as Chinese.
  name: (value) => (count(value) <= (/\p{Script=Han}/u.test(value) ? 10 : 20) ? value : undefined),
  phrase: when(/^\p{Script=Han}{1,5}$/u),
}

/** The value as WeChat takes it under this key; undefined when it cannot be made to fit. An empty value is said as 无. */
export function fitValue(key: string, value: string): string | undefined {
  const text = value.replace(/\p{Cc}+/gu, ' ').trim() || '无'
  const rule = rules[key.replace(/\d+$/, '')]
  return rule?.(text)
}
