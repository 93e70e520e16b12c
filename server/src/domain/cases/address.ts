/**
 * An address as two systems may both have written it: full-width letters and digits, blanks and dashes are folded, 3号楼2单元502室 and
 * 3-2-502 are one, and Chinese numerals before such a word are digits.
 */
export function normaliseAddress(written: string): string {
  return written
    .normalize('NFC')
    .replace(/[\uff01-\uff5e]/gu, (char) => String.fromCodePoint(char.codePointAt(0)! - 0xfee0))
    .replace(/[\s\u3000,，、]/gu, '')
    .replace(/[—–\-~～]+/gu, '-')
    .replace(/([零一二三四五六七八九十]+)(?=号楼|[幢栋座单层楼室户号])/gu, (numeral) => String(numeralValue(numeral)))
    .replace(/号楼|单元|[幢栋座]/gu, '-')
    .replace(/[室户]$/u, '')
    .replace(/-+/gu, '-')
    .toLowerCase()
}

const digits = '零一二三四五六七八九'

/** 二十三 -> 23, 十 -> 10, 三零二 -> 302. */
function numeralValue(numeral: string): number {
  const [tens, ones, more] = numeral.split('十')
  if (ones === undefined) return Number([...numeral].map((char) => digits.indexOf(char)).join(''))
  if (more !== undefined) return Number.NaN
  return (tens ? digits.indexOf(tens) : 1) * 10 + (ones ? digits.indexOf(ones) : 0)
}

/** A shorter text must at least name street and unit: 3-302 alone fits half the city. */
const SHORTEST_TAIL = 8

/**
 * The same home? Equal, or one is the other without province, city and district in front. Only texts that end in the number of a home
 * are compared: five hundred families may live at 泉城路1号.
 */
export function isSameAddress(one: string, other: string): boolean {
  const [a, b] = [normaliseAddress(one), normaliseAddress(other)]
  if (!/\d[a-z]?$/.test(a) || !/\d[a-z]?$/.test(b)) return false
  if (a === b) return true
  const [short, long] = [...a].length < [...b].length ? [a, b] : [b, a]
  return (
    [...short].length >= SHORTEST_TAIL &&
    long.endsWith(short) &&
    /[省市区县镇乡街道]$/u.test(long.slice(0, -short.length))
  )
}

/** `历下区` of 济南市历下区解放东路16号; nothing where the address does not say it. A 小区 is no district. */
export function districtOf(address: string): string | undefined {
  const inCity = address.replace(/^[^省]{2,4}省/u, '').replace(/^[^区县市]{2,4}市/u, '')
  return /^[^\p{N}\s路街镇乡]{1,6}?[区县市]/u.exec(inCity)?.[0].replace(/^.*(?:小区|社区|园区)$/u, '') || undefined
}
