import { YearColumns } from '../year-columns.tsx'
import { yuanWords } from '../yuan.ts'
import type { LoanYear } from './years.ts'

/** One column a year: principal below, interest on top. */
export function YearBars({ years }: { years: readonly LoanYear[] }) {
  const [first, last] = [years[0], years.at(-1)]
  if (!first || !last) return null
  return (
    <YearColumns
      way="stacked"
      label={`第 1 年利息 ${yuanWords(first.interestFen)}，本金 ${yuanWords(first.principalFen)}；第 ${last.year} 年利息 ${yuanWords(last.interestFen)}，本金 ${yuanWords(last.principalFen)}`}
      parts={[
        { look: 'interest', text: '上面是利息' },
        { look: 'principal', text: '下面是本金' },
      ]}
      years={years.map(({ year, interestFen, principalFen }) => ({ year, fen: [interestFen, principalFen] }))}
    />
  )
}
