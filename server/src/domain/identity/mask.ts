import { NAME_SEPARATOR } from './person-name.ts'

const hidden = (text: string) => '*'.repeat([...text].length)

/**
 * 李国华 -> 李**, 阿依古丽·买买提 -> 阿依古丽·买**, JOHN SMITH -> J*** S****. By code points: cutting 李𠮷 by UTF-16 units
 * would leave half a character.
 */
export function maskName(name: string): string {
  if (!/\p{Script=Han}|\p{Co}/u.test(name)) return name.split(' ').map(keepFirst).join(' ')
  const parts = name.split(NAME_SEPARATOR)
  return [...parts.slice(0, -1), keepFirst(parts.at(-1)!)].join(NAME_SEPARATOR)
}

/**
 * 孟春 -> *春, 阿依古丽·买买提 -> ****·**提: for people of one family who say which of them is asking. They share the surname, so
 * the usual mask would make twins look the same.
 */
export function maskForFamily(name: string): string {
  const points = [...name]
  return points
    .map((point, index) => (index === points.length - 1 || point === NAME_SEPARATOR || point === ' ' ? point : '*'))
    .join('')
}

function keepFirst(part: string): string {
  const [first = '', ...rest] = [...part]
  return first + hidden(rest.join(''))
}

/** 138****0001. */
export const maskPhone = (phone: string): string => `${phone.slice(0, 3)}****${phone.slice(-4)}`

/**
 * A text in which ID numbers and mobile numbers are masked: the last net under notices and remarks, whose writers are told
 * not to put any in.
 */
export function hidePersonalNumbers(text: string): string {
  return text
    .replace(
      /(?<![0-9A-Za-z])\d{17}[\dXx](?![0-9A-Za-z])/g,
      (number) => `${number.slice(0, 2)}${hidden(number.slice(2))}`,
    )
    .replace(/(?<!\d)(?:\+?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)/g, (number) =>
      maskPhone(number.replace(/\D/g, '').slice(-11)),
    )
}
