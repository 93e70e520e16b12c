import { YearColumns } from '../year-columns.tsx'
import { yuanWords } from '../yuan.ts'
import type { YearOwed } from './compare-plans.ts'

/** Two columns a year: what is owed without and with the prepayment. */
export function OwedBars({ years }: { years: readonly YearOwed[] }) {
  const [first, last] = [years[0], years.at(-1)]
  if (!first || !last) return null
  const paidOff = years.find(({ afterFen }) => afterFen === 0)
  return (
    <YearColumns
      way="beside"
      label={`第 1 年末，不提前还欠 ${yuanWords(first.beforeFen)}，提前还欠 ${yuanWords(first.afterFen)}；提前还在第 ${paidOff?.year} 年还清，不提前还在第 ${last.year} 年还清`}
      parts={[
        { look: 'before', text: '不提前还' },
        { look: 'after', text: '提前还' },
      ]}
      years={years.map(({ year, beforeFen, afterFen }) => ({ year, fen: [beforeFen, afterFen] }))}
    />
  )
}
