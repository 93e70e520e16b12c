/** What a tester wants to be wrong with the next bills of a platform, by the merchant's numbers of orders. */
export type BillDefects = {
  /** Lines that do not come. */
  leaveOut: readonly string[]
  /** Lines that come twice. */
  double: readonly string[]
}
export const NO_BILL_DEFECTS: BillDefects = { leaveOut: [], double: [] }

/** The lines of a bill, spoiled as it was ordered. */
export const spoiled = <Line>(
  lines: readonly Line[],
  numberOf: (line: Line) => string,
  { leaveOut, double }: BillDefects,
): Line[] =>
  lines.flatMap((line) => {
    const number = numberOf(line)
    if (leaveOut.includes(number)) return []
    return double.includes(number) ? [line, line] : [line]
  })
