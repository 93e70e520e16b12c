/**
 * 不动产单元代码 (GB/T 37346-2019), 28 places, no check digit: 6 county | 3 cadastral district | 3 sub-district | 2 parcel feature | 5 number
 * | 1 fixture feature | 8 fixture unit (F: 4 building + 4 flat; W: zeros). One parcel has many units; a parking space is its own.
 */
export const realEstateUnitProblems = {
  length: '不动产单元代码应为 28 位（不算空格）。',
  'parcel-feature': '不动产单元代码第 13、14 位是宗地特征码：第一位应是 G、J、Z，第二位应是规定的字母，请核对。',
  'fixture-feature': '不动产单元代码第 20 位是定着物特征码，应是 F（房屋）、L（林木）、Q（其他）或 W（无），请核对。',
  digits: '不动产单元代码里除第 13、14、20 位以外都应是数字，请核对。',
  'no-fixture': '没有定着物（W）的不动产单元代码，最后 8 位应全是 0，请核对。',
  'no-unit': '房屋（F）的不动产单元代码，最后 8 位不能全是 0，请核对。',
} as const
export type RealEstateUnitProblem = keyof typeof realEstateUnitProblems

export type RealEstateUnitCheck =
  | { ok: true; code: string }
  | { ok: false; problem: RealEstateUnitProblem; code: string }

/** G 国家, J 集体, Z 未确权; then A 集体所有 B 地表 S 地上 X 地下 C 宅基地 D 耕地 E 林地 F 草地 H 海域 G 无居民海岛 L N W 争议 Y 其他. */
const parcelFeature = /^[GJZ][ABSXCDEFHGWLNY]$/

/** Blanks, dashes and full-width characters folded, letters in capitals. */
const normaliseRealEstateUnit = (written: string): string =>
  written
    .replace(/[\uff01-\uff5e]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(/[\s\u3000-]/g, '')
    .toUpperCase()

/** Checks what a person wrote. */
export function checkRealEstateUnit(written: string): RealEstateUnitCheck {
  const code = normaliseRealEstateUnit(written)
  const bad = (problem: RealEstateUnitProblem) => ({ ok: false, problem, code }) as const
  if (code.length !== 28) return bad('length')
  if (!parcelFeature.test(code.slice(12, 14))) return bad('parcel-feature')
  const [fixture = '', unit] = [code[19], code.slice(20)]
  if (!'FLQW'.includes(fixture)) return bad('fixture-feature')
  if (!/^\d{12}$/.test(code.slice(0, 12)) || !/^\d{5}$/.test(code.slice(14, 19)) || !/^\d{8}$/.test(unit))
    return bad('digits')
  if (fixture === 'W' && unit !== '00000000') return bad('no-fixture')
  if (fixture === 'F' && unit === '00000000') return bad('no-unit')
  return { ok: true, code }
}

/** 6-6-7-9, the way it is printed: `370102 001002 GB00001 F00010023`. */
export const showRealEstateUnit = (code: string): string =>
  [code.slice(0, 6), code.slice(6, 12), code.slice(12, 19), code.slice(19)].join(' ')
