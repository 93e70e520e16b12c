/** `300.5` as a person types it, in ten thousands of yuan, to whole fen; undefined when it is no such number. */
export function fenOfWan(text: string): number | undefined {
  const match = /^(\d{1,5})(?:\.(\d{1,6}))?$/.exec(halfWidth(text))
  if (!match) return undefined
  return Number(match[1]) * 1_000_000 + Number((match[2] ?? '').padEnd(6, '0'))
}

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
