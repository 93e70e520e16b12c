const BAR = 50

/** How many people waited how long, in bars of an eighth of the promise; the last line is everything beyond twice the promise. */
export function chartOf(name: string, minutes: readonly number[], promise: number): string {
  const step = promise / 8
  const edges = Array.from({ length: 16 }, (_, i) => i * step)
  const counts = [
    ...edges.map((from) => minutes.filter((one) => one >= from && one < from + step).length),
    minutes.filter((one) => one >= 2 * promise).length,
  ]
  const most = Math.max(...counts, 1)
  const lines = counts.map((count, i) => {
    const label = i < edges.length ? `${edges[i]}–${edges[i]! + step}` : `${2 * promise}+`
    const bar = '█'.repeat(Math.round((count / most) * BAR))
    const mark = edges[i] === promise ? ' ← 承诺' : ''
    return `${label.padStart(8)} ${bar} ${count}${mark}`
  })
  return `${name}，从受理到领证（工作分钟）\n${lines.join('\n')}\n`
}
