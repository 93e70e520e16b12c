const digits = '零一二三四五六七八九'
const places = ['', '十', '百', '千']
const groups = ['', '万', '亿', '万亿']

/** 1230000 -> 一百二十三万, as an amount is said aloud. For whole numbers below 10^16. */
export function spokenNumber(value: number): string {
  if (value === 0) return digits[0]!
  let [text, gap] = ['', false]
  for (let group = groups.length - 1; group >= 0; group--) {
    const four = Math.floor(value / 10_000 ** group) % 10_000
    if (four === 0) gap = text !== ''
    else {
      const zero = text !== '' && (gap || four < 1000) ? '零' : ''
      text += `${zero}${spokenFour(four)}${groups[group]}`
      gap = false
    }
  }
  return text.replace(/^一十/u, '十')
}

function spokenFour(four: number): string {
  let [text, pendingZero] = ['', false]
  for (let place = 3; place >= 0; place--) {
    const digit = Math.floor(four / 10 ** place) % 10
    if (digit === 0) {
      pendingZero = text !== ''
      continue
    }
    text += `${pendingZero ? '零' : ''}${digits[digit]}${places[place]}`
    pendingZero = false
  }
  return text
}

/** 123000050 fen -> 一百二十三万元五角. */
export function spokenYuan(fen: number): string {
  const [yuan, jiao, cent] = [Math.floor(fen / 100), Math.floor(fen / 10) % 10, fen % 10]
  const whole = yuan > 0 || fen === 0 ? `${spokenNumber(yuan)}元` : ''
  const tenths = jiao > 0 ? `${digits[jiao]}角` : cent > 0 && whole ? '零' : ''
  return `${whole}${tenths}${cent > 0 ? `${digits[cent]}分` : ''}`
}

/** 123000050 fen -> 1,230,000.50 元. */
export const writtenYuan = (fen: number): string => {
  const [yuan, cents] = [Math.floor(fen / 100), String(fen % 100).padStart(2, '0')]
  return `${String(yuan).replace(/\B(?=(\d{3})+$)/g, ',')}.${cents} 元`
}
