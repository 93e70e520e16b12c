/** `300.5` as a person types it, in ten thousands of yuan, to whole fen; undefined when it is no such number. */
export function fenOfWan(text: string): number | undefined {
  const match = /^(\d{1,5})(?:\.(\d{1,6}))?$/.exec(halfWidth(text))
  if (!match) return undefined
  return Number(match[1]) * 1_000_000 + Number((match[2] ?? '').padEnd(6, '0'))
}

/** `2000.50` yuan to whole fen; undefined when it is no such number. */
export function fenOfYuan(text: string): number | undefined {
  const match = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(halfWidth(text))
  if (!match) return undefined
  return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'))
}

/** A whole number in a range; undefined when it is none. */
export function wholeOf(text: string, least: number, most: number): number | undefined {
  const plain = halfWidth(text)
  const value = Number(plain)
  return /^\d{1,6}$/.test(plain) && value >= least && value <= most ? value : undefined
}

/** `2.6` percent as the server takes it; undefined when it is no such number. */
export function percentOf(text: string): string | undefined {
  const plain = halfWidth(text).replace(/[%％]$/, '')
  return /^\d{1,2}(\.\d{1,4})?$/.test(plain) ? plain : undefined
}

/** `300.5` from 300,500,000 fen: how a person would have typed it. */
export const wanOf = (fen: number): string => String(Number((fen / 1_000_000).toFixed(6)))

/** `89.97` square metres as the server takes them; undefined when it is no such number. */
export function areaOf(text: string): string | undefined {
  const area = halfWidth(text)
  return /^\d{1,5}(\.\d{1,2})?$/.test(area) && Number(area) > 0 ? area : undefined
}

/** Chinese keyboards give full-width digits and a full-width dot. */
const halfWidth = (text: string) =>
  text
    .replace(/[\uff10-\uff19\uff0e]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(/[\s,，]/g, '')

/** `87,378.64 元`. */
export function yuanWords(fen: number): string {
  const [whole = '', cents] = (Math.abs(fen) / 100).toFixed(2).split('.')
  return `${fen < 0 ? '-' : ''}${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${cents} 元`
}

/** `0.015` as `1.5%`. */
export const percentWords = (rate: string): string => `${Number((Number(rate) * 100).toFixed(4))}%`
