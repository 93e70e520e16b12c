/** One character before the kind, as the city writes its papers. */
const cityShort: Readonly<Record<string, string>> = {
  jinan: '济',
  luohe: '漯',
  anshan: '鞍',
  xiamen: '厦',
  liaoyuan: '辽',
}

const SERIAL_DIGITS = 7

/** What the city numbers by itself, with the words of each series. */
const seriesWords = { lease: '租备', contribution: '公积金缴', settled: '公积金结' } as const
export type Series = keyof typeof seriesWords

/**
 * Number of a series: `济租备〔2026〕第0000001号`. These are each city's own form (domain.md 5.4); no notice gives one, so it follows the
 * form of the title books (国土资发〔2015〕25号): seven digits that begin again every year.
 */
export function seriesNumber(series: Series, city: string, year: string, serial: number): string {
  const short = cityShort[city]
  if (!short) throw new RangeError(`no short name of ${city}`)
  return `${short}${seriesWords[series]}〔${year}〕第${String(serial).padStart(SERIAL_DIGITS, '0')}号`
}

/** What somebody typed from a paper, so that two spellings of one number compare equal. */
export const comparable = (written: string): string =>
  written
    .normalize('NFC')
    .replace(/\s/gu, '')
    .replace(/[（〔［【([]/g, '(')
    .replace(/[）〕］】)\]]/g, ')')
    .replace(/[０-９Ａ-Ｚａ-ｚ]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .toUpperCase()
